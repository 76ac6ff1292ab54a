#include "profile/embedded.h"

#include "profile_default.inc"
