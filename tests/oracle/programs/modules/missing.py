# Modules that are not there.
for name in "nothere", "no.such.module":
    try:
        if name == "nothere":
            import nothere
        else:
            import no.such.module
    except ImportError as error:
        print(type(error).__name__ + ":", error)
print("the program goes on")
import nothere
