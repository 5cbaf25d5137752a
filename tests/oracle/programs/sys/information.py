# What sys tells of the interpreter: sequences with names.
import sys

print(sys.version_info, sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 8))
print(sys.float_info)
print(sys.int_info)
print(sys.hash_info)
print(len(sys.flags), sys.flags.optimize, sys.flags.dev_mode, sys.flags.hash_randomization)
print(type(sys.version_info), [c.__name__ for c in type(sys.float_info).__mro__])
print(sys.maxsize, sys.maxunicode, sys.byteorder, sys.platform, sys.hexversion, sys.api_version)
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.float_repr_style)
print(sys.getswitchinterval(), sys.is_finalizing(), sys.warnoptions, sys.pycache_prefix)
print(sys.version_info.n_fields, type(sys.version_info).__match_args__)
print(sys.getsizeof(sys.version_info), sys.getsizeof(sys.float_info))
major, minor, *rest = sys.version_info
print(major, minor, rest)
for make in (lambda: setattr(sys.version_info, "major", 2), lambda: type(sys.version_info)(),
             lambda: type(sys.flags)(), lambda: type(sys.float_info)((1,) * 11).dig,
             lambda: type(sys.float_info)((1,))):
    try:
        print(make())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(sorted(set(["gc", "sys", "time", "builtins"]) - set(sys.builtin_module_names)))
print(hasattr(sys, "exception"), hasattr(sys, "_is_interned"), hasattr(sys, "_getframemodulename"))
