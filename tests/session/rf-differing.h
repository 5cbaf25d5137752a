/* SPDX-License-Identifier: MIT */
#pragma once

/* Programs that come to something else from profile to profile: compared by the tests of the
 * session, shown beside each other by those of the window. */

static const char friends[] = "import gc\n"
                              "gc.collect()\n"
                              "gc.disable()\n"
                              "class Person:\n"
                              "    def __init__(self, name):\n"
                              "        self.name = name\n"
                              "jane = Person('Jane')\n"
                              "bob = Person('Bob')\n"
                              "jane.friend = bob\n"
                              "bob.friend = jane\n"
                              "del jane, bob\n"
                              "found = gc.collect()\n"
                              "print('found:', found)\n";

static const char resurrection[] = "import gc\n"
                                   "gc.collect()\n"
                                   "gc.disable()\n"
                                   "class Node:\n"
                                   "    def __init__(self):\n"
                                   "        self.me = self\n"
                                   "class Phoenix(Node):\n"
                                   "    def __del__(self):\n"
                                   "        global back\n"
                                   "        back = self\n"
                                   "one = Node()\n"
                                   "two = Node()\n"
                                   "three = Phoenix()\n"
                                   "del one, two, three\n"
                                   "freed = gc.collect()\n"
                                   "print(f'{freed}: others freed')\n";
