/* SPDX-License-Identifier: MIT */

/* The program in a build without the window. */

#include "cli/rf-cli.h"

int
main (int argc, char **argv)
{
  return rf_cli_main (argc, argv, NULL);
}
