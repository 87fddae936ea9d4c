// An archive where libzip is not known.
// expect: libzip_is_installed_and_ND_HAS_LIBZIP_defined
#include <nd/io/npz.hpp>

#ifdef ND_MISUSE
const nd::npz archive("arrays.npz");
#endif
