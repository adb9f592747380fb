// The names of structures and types as GNU writes them; modules are loaded when the program runs, nothing is linked.
#define CRYPTOKI_GNU 1
#include <p11-kit/pkcs11.h>
