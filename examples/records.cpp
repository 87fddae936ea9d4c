// Five years of stock prices: records of a NumPy file as structs, filtered by dates and summed up by year.
// usage: records [FILE.npz]
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/nd.hpp>

#include <iostream>

using std::chrono::days;
using std::chrono::sys_days;

// A row of the file, and what is made of a year.
struct quote
{
    sys_days date;
    double open, high, low, close;
    std::int64_t volume;
    double adj_close;
};
struct year_summary
{
    std::int64_t year, trading_days;
    double low, high, change; // change in per cent from the first to the last close
};
ND_RECORD(quote, date, open, high, low, close, volume, adj_close);
ND_RECORD(year_summary, year, trading_days, low, high, change);

int main(int argc, char** argv)
{
    try {
        const nd::npz file(argc > 1 ? argv[1] : ND_EXAMPLE_DATA "/goog.npz");
        std::cout << "dtype       " << nd::to_string(file.dtype("price_data")) << "\n";
        const auto prices = file.get<quote, 1>("price_data");
        std::cout << "first, last " << nd::to_string(prices.field(&quote::date)[0]) << ", "
                  << nd::to_string(prices.field(&quote::date)[-1]) << "\n";

        // Fields are views of the file's records: nothing is copied.
        const auto date = prices.field(&quote::date);
        const auto close = prices.field(&quote::close);
        const auto volume = prices.field(&quote::volume);

        // Filters: days of the crash, and the days after which the price moved most.
        const auto crash = nd::eval(prices((date >= sys_days(std::chrono::year(2008) / 9 / 15)) &
            (date < sys_days(std::chrono::year(2008) / 9 / 22))));
        std::cout << "\n" << crash << "\n";
        const auto change = nd::eval(close(nd::slice(1, nd::_)) / close(nd::slice(0, -1)) - 1.0);
        const auto most = nd::argsort(-nd::abs(change))(nd::slice(0, 3));
        std::cout << "\nlargest moves " << nd::eval(date(nd::eval(most + 1))) << "\n"
                  << "longest pause " << nd::max((date(nd::slice(1, nd::_)) - date(nd::slice(0, -1))) / days(1))
                  << " days\n"
                  << "mean volume   " << nd::mean(volume) << "\n";

        // Sums by year, as records again: a column for each field.
        const auto years = nd::arange(2004, 2009);
        nd::ndarray<year_summary, 1> summary({years.size()});
        for (nd::index_t i = 0; i < years.size(); ++i) {
            const std::chrono::year y(static_cast<int>(years(i)));
            const auto in_year = nd::eval(
                prices((date >= sys_days(y / 1 / 1)) & (date < sys_days((y + std::chrono::years(1)) / 1 / 1))));
            summary(i) = {years(i), in_year.size(), nd::min(in_year.field(&quote::low)),
                nd::max(in_year.field(&quote::high)), 100 * (in_year(-1).close / in_year(0).close - 1)};
        }
        std::cout << "\n" << nd::repr(summary) << "\n";
    } catch (const nd::error& e) {
        std::cerr << "records: " << e.what() << "\n";
        return 1;
    }
}
