/* SPDX-License-Identifier: MIT */

/* The __doc__ of built-in classes, where CPython has one: in words of our own. Sorted by name. */

#include "python/rf-class-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *doc;
  int since; /* the minor version with which it came */
} ClassDoc;

static const ClassDoc docs[] = {
  { "ArithmeticError", "What the errors of calculating have in common.", 0 },
  { "AssertionError", "An assertion does not hold.", 0 },
  { "AttributeError", "There is no such attribute.", 0 },
  { "BaseException", "What all exceptions have in common.", 0 },
  { "BlockingIOError", "The operation would have to wait.", 0 },
  { "BufferError", "A buffer does not allow it.", 0 },
  { "BytesWarning", "Bytes and text are mixed up.", 0 },
  { "ChildProcessError", "A child process went wrong.", 0 },
  { "ConnectionError", "A connection went wrong.", 0 },
  { "DeprecationWarning", "Something should not be used any longer.", 0 },
  { "EOFError", "The input ended too early.", 0 },
  { "EncodingWarning", "An encoding is left to the system.", 0 },
  { "Exception", "What all exceptions have in common that are no requests to exit.", 0 },
  { "FileExistsError", "The file is there already.", 0 },
  { "FileNotFoundError", "There is no such file.", 0 },
  { "FloatingPointError", "A calculation with floats went wrong.", 0 },
  { "FutureWarning", "Something will mean another thing one day.", 0 },
  { "GeneratorExit", "Asks a generator to end.", 0 },
  { "ImportError", "A module, or a name in it, can't be imported.", 0 },
  { "ImportWarning", "An import is probably a mistake.", 0 },
  { "IndentationError", "The indentation is wrong.", 0 },
  { "IndexError", "A sequence has no such index.", 0 },
  { "InterruptedError", "A signal came in between.", 0 },
  { "IsADirectoryError", "It is a directory.", 0 },
  { "KeyError", "A mapping has no such key.", 0 },
  { "KeyboardInterrupt", "The user stopped the program.", 0 },
  { "LookupError", "What the errors of looking something up have in common.", 0 },
  { "MemoryError", "There is no memory left.", 0 },
  { "ModuleNotFoundError", "There is no such module.", 0 },
  { "NameError", "A name has no value.", 0 },
  { "NoneType", "The class of None.", 13 },
  { "NotADirectoryError", "It is no directory.", 0 },
  { "NotImplementedError", "A method is left to classes derived from this.", 0 },
  { "NotImplementedType", "The class of NotImplemented.", 13 },
  { "OSError", "The operating system refused something.", 0 },
  { "OverflowError", "A result is too large.", 0 },
  { "PendingDeprecationWarning", "Something will be deprecated.", 0 },
  { "PermissionError", "It is not permitted.", 0 },
  { "ProcessLookupError", "There is no such process.", 0 },
  { "PythonFinalizationError", "The interpreter is about to end.", 0 },
  { "RecursionError", "Calls are nested too deep.", 0 },
  { "ReferenceError", "The object of a weak proxy is gone.", 0 },
  { "ResourceWarning", "Something was not closed.", 0 },
  { "RuntimeError", "Something went wrong as the program ran.", 0 },
  { "RuntimeWarning", "Something is suspicious as the program runs.", 0 },
  { "StopAsyncIteration", "An asynchronous iterator has no more items.", 0 },
  { "StopIteration", "An iterator has no more items.", 0 },
  { "SyntaxError", "The text is no Python.", 0 },
  { "SyntaxWarning", "The text is suspicious.", 0 },
  { "SystemError", "The interpreter itself has a mistake.", 0 },
  { "SystemExit", "Asks the interpreter to end.", 0 },
  { "TabError", "Tabs and spaces are mixed up.", 0 },
  { "TimeoutError", "The time is over.", 0 },
  { "TypeError", "An object has the wrong type.", 0 },
  { "UnboundLocalError", "A local name has no value yet.", 0 },
  { "UnicodeDecodeError", "Bytes are no text in this encoding.", 0 },
  { "UnicodeEncodeError", "Text can't be written in this encoding.", 0 },
  { "UnicodeError", "What the errors of encodings have in common.", 0 },
  { "UnicodeTranslateError", "Text can't be translated.", 0 },
  { "UnicodeWarning", "Text and encodings are mixed up.", 0 },
  { "UnraisableHookArgs", "What sys.unraisablehook is called with.", 0 },
  { "UserWarning", "A warning of the program's own.", 0 },
  { "ValueError", "An object has the right type but a wrong value.", 0 },
  { "Warning", "What all warnings have in common.", 0 },
  { "ZeroDivisionError", "Division by zero.", 0 },
  { "_io.StringIO", "A text file in memory.", 0 },
  { "_io.TextIOWrapper", "A text file.", 0 },
  { "_io._IOBase", "What all files have in common.", 0 },
  { "_io._TextIOBase", "What all text files have in common.", 0 },
  { "_random.Random", "A generator of random numbers.", 0 },
  { "bool", "The two truth values, True and False.", 0 },
  { "bytearray", "A sequence of bytes that can change.", 0 },
  { "bytes", "A sequence of bytes.", 0 },
  { "cell", "A variable that several functions share.", 0 },
  { "classmethod", "A method that gets the class.", 0 },
  { "code", "What a function was compiled to.", 0 },
  { "complex", "Complex numbers.", 0 },
  { "dict", "Values by their keys, in the order in which they came.", 0 },
  { "ellipsis", "The class of Ellipsis.", 13 },
  { "enumerate", "The items of an iterable with their numbers.", 0 },
  { "filter", "The items of an iterable that pass a test.", 0 },
  { "float", "Floating-point numbers.", 0 },
  { "frozenset", "A set that does not change.", 0 },
  { "functools._lru_cache_wrapper", "A function that remembers its answers.", 0 },
  { "functools.partial", "A function with some of its arguments.", 0 },
  { "int", "Integers of any size.", 0 },
  { "itertools._tee", "One of several iterators over the same items.", 0 },
  { "itertools._tee_dataobject", "What the iterators of a tee share.", 0 },
  { "itertools.accumulate", "Sums of the items so far.", 0 },
  { "itertools.batched", "Items in tuples of so many.", 0 },
  { "itertools.chain", "One iterable after the other.", 0 },
  { "itertools.combinations", "Choices of some items.", 0 },
  { "itertools.combinations_with_replacement", "Choices of items, each as often as wanted.", 0 },
  { "itertools.compress", "The items that a second iterable selects.", 0 },
  { "itertools.count", "Numbers without end.", 0 },
  { "itertools.cycle", "The same items over and over.", 0 },
  { "itertools.dropwhile", "The items from the first one on that fails a test.", 0 },
  { "itertools.filterfalse", "The items that fail a test.", 0 },
  { "itertools.groupby", "Runs of items with the same key.", 0 },
  { "itertools.islice", "Some of the items, by their numbers.", 0 },
  { "itertools.pairwise", "Each item with the next.", 0 },
  { "itertools.permutations", "The items in every order.", 0 },
  { "itertools.product", "Every combination of items of several iterables.", 0 },
  { "itertools.repeat", "One item many times.", 0 },
  { "itertools.starmap", "What a function gives for tuples of arguments.", 0 },
  { "itertools.takewhile", "The items before the first one that fails a test.", 0 },
  { "itertools.zip_longest", "Items side by side, up to the end of the longest.", 0 },
  { "list", "A sequence that can change.", 0 },
  { "map", "What a function gives for the items of iterables.", 0 },
  { "mappingproxy", "A view of a mapping that can't change it.", 13 },
  { "memoryview", "A view of another object's bytes.", 0 },
  { "module", "A module: names and their values.", 0 },
  { "operator.attrgetter", "A function that reads attributes.", 0 },
  { "operator.itemgetter", "A function that reads items.", 0 },
  { "operator.methodcaller", "A function that calls a method.", 0 },
  { "range", "Integers at equal distances.", 0 },
  { "reversed", "The items of a sequence from the last to the first.", 0 },
  { "set", "Different objects in no order.", 0 },
  { "slice", "Where a part of a sequence begins and ends.", 0 },
  { "staticmethod", "A function in a class that is no method.", 0 },
  { "str", "Text.", 0 },
  { "super", "Attributes of the classes that come next.", 0 },
  { "sys.flags", "How the interpreter was started.", 0 },
  { "sys.float_info", "What floats are like.", 0 },
  { "sys.hash_info", "How hashes are made.", 0 },
  { "sys.int_info", "How integers are kept.", 0 },
  { "sys.version_info", "The version in parts.", 0 },
  { "time.struct_time", "A time in parts.", 0 },
  { "traceback", "Where an exception came along.", 0 },
  { "tuple", "A sequence that does not change.", 0 },
  { "zip", "Items of several iterables side by side.", 0 },
};

static int
compare (const void *name, const void *doc)
{
  return strcmp (name, ((const ClassDoc *) doc)->name);
}

const char *
rf_class_builtin_doc (RfMachine *m, const char *name)
{
  const ClassDoc *found = bsearch (name, docs, G_N_ELEMENTS (docs), sizeof *docs, compare);

  return found != NULL && m->profile->minor >= found->since ? found->doc : NULL;
}
