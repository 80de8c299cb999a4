// SPDX-License-Identifier: Apache-2.0
// How the product's memory is taken from the system; read by jemalloc before main.
#include <jemalloc/jemalloc.h>

// In large pages where the system has them for who asks. Rooms are many small things, and finding
// the page of each took the processor longer than what it was wanted for.
const char* malloc_conf = "thp:always";
