import numpy as np
from data import VECTORS, data, row

for name, source, target in (("cast_i32_f64", np.int32, np.float64), ("cast_f64_f32", np.float64, np.float32),
                             ("cast_u8_f32", np.uint8, np.float32)):
    @row(name, VECTORS)
    def cast(n, source=source, target=target):
        a, r = data(n, 1, 0, 200, source), np.zeros(n, target)

        def work():
            np.copyto(r, a, casting="same_kind")
            return r
        return work
