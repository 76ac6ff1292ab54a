/*
 * banned.h - functions that this project never calls, refused by the compiler.
 *
 * The Makefile includes this file before every source file. The standard headers come first
 * because they declare the names; any later use in our own text is an error.
 *
 *   no bound on what they write     gets strcpy strcat sprintf vsprintf stpcpy
 *   hidden state between calls      strtok localtime gmtime ctime asctime setlocale-dependent atof
 *   no way to see a mistake         atoi atol atoll atof
 *   stack of unknown size           alloca
 *   would run another program       system popen
 */
#ifndef GK_BASE_BANNED_H
#define GK_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#undef strcpy
#undef strcat
#undef sprintf
#undef vsprintf
#undef stpcpy
#undef alloca

#pragma GCC poison gets strcpy strcat sprintf vsprintf stpcpy strtok
#pragma GCC poison localtime gmtime ctime asctime
#pragma GCC poison atoi atol atoll atof
#pragma GCC poison system popen

#endif
