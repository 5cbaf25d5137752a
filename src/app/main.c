/* SPDX-License-Identifier: MIT */

/* The program: the command line, which opens the window when it is asked for nothing else. */

#include "app/rf-application.h"
#include "cli/rf-cli.h"

int
main (int argc, char **argv)
{
  return rf_cli_main (argc, argv, rf_application_main);
}
