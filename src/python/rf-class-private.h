/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* What the files of the class system share: the table that ties dunder names to slots, the
 * descriptors' structs, and the machine's class state. Nobody else includes this. */

typedef void (*RfSlotFunc) (void);
typedef struct _RfSlotDef RfSlotDef;

/* Calls the slot function @slot as the method that @def names. */
typedef RfObject *(*RfWrapFunc) (RfMachine *m, const RfSlotDef *def, RfSlotFunc slot,
                                 RfObject *self, RfObject *const *args, gsize n_args,
                                 RfObject *kwnames);

/* One dunder name of one slot. Names that share a slot stand next to each other. */
struct _RfSlotDef
{
  const char *name;
  guint32 offset;        /* of the function pointer in RfSlots */
  RfSlotFunc dispatcher; /* calls the method written in Python; NULL: such a method does not make
                          * this slot (the sequence forms of + and *) */
  RfWrapFunc wrap;       /* NULL: no wrapper object is made */
  int arg;               /* for the wrapper: the comparison */
  gboolean keywords;     /* the wrapper takes keywords */
};

extern const RfSlotDef rf_slot_defs[];
extern const guint rf_n_slot_defs;

static inline RfSlotFunc *
rf_slot_at (RfSlots *slots, guint32 offset)
{
  return (RfSlotFunc *) (gpointer) ((char *) slots + offset);
}

/* --- descriptors ------------------------------------------------------------------------------ */

/* wrapper_descriptor: "slot wrapper '__add__' of 'int' objects". */
typedef struct
{
  RfObject base;
  const RfSlotDef *def;
  RfSlotFunc slot;
  RfObject *owner; /* a class */
} RfWrapper;

/* method-wrapper: the same, bound. */
typedef struct
{
  RfObject base;
  RfObject *wrapper; /* RfWrapper */
  RfObject *self;
} RfMethodWrapper;

typedef struct
{
  RfObject base;
  const RfGetSetDef *def;
  RfObject *owner;
} RfGetSet;

/* A member of __slots__, or of the struct of a built-in class: then like a RfGetSet, and nameless.
 */
typedef struct
{
  RfObject base;
  const RfGetSetDef *def; /* NULL: of __slots__ */
  RfObject *owner;
  RfObject *name;
  guint32 offset; /* host bytes from the object */
} RfMember;

typedef struct
{
  RfObject base;
  RfObject *mapping;
} RfMappingProxy;

RfObject *rf_wrapper_new (RfMachine *m, const RfSlotDef *def, RfSlotFunc slot, RfClass *owner);
RfObject *rf_getset_new (RfMachine *m, const RfGetSetDef *def, RfClass *owner);
/* Has CPython's @cls a member @name of its struct, rather than functions that get and set it? */
gboolean rf_member_is_known (RfMachine *m, const RfClass *cls, const char *name);
RfObject *rf_member_new (RfMachine *m, RfObject *name, RfClass *owner, guint32 offset);
RfObject *rf_method_descriptor_new (RfMachine *m, const RfMethodDef *def, RfClass *owner);
RfObject *rf_mappingproxy_new (RfMachine *m, RfObject *mapping);
RfObject *rf_staticmethod_new (RfMachine *m, RfObject *callable);
RfObject *rf_classmethod_new (RfMachine *m, RfObject *callable);
/* The classes of descriptors that classes are made of; called by rf_class_setup(). */
gboolean rf_descriptor_setup_early (RfMachine *m);
gboolean rf_wrapper_setup (RfMachine *m);
gboolean rf_property_setup (RfMachine *m);
gboolean rf_super_setup (RfMachine *m);
/* TypeError: @object is none of @type, as super (type, object) asks. */

/* --- the state -------------------------------------------------------------------------------- */

#define RF_CLASS_CACHE_BITS 12

/* What a look-up of a name in a class gave: valid while the class has this version, which no other
 * class ever has. The name is known by its hash and size. */
typedef struct
{
  gint64 hash;
  guint32 version, size;
  RfObject *value; /* borrowed, NULL: not there */
} RfClassCacheEntry;

typedef struct
{
  RfClassCacheEntry cache[1 << RF_CLASS_CACHE_BITS];
  guint32 next_version;
  gboolean finished;     /* rf_class_setup_finish() has run */
  GPtrArray *builtin;    /* RfClass, in the order of making; owned */
  GPtrArray *late;       /* those whose dict waits for builtin functions and None */
  GPtrArray *texts;      /* names of built-in classes */
  RfObject **slot_names; /* one interned str for each rf_slot_defs[]; owned */
} RfClassState;

static inline RfClassState *
rf_class_state (RfMachine *m)
{
  return m->class_state;
}

/* The machine that runs on @heap. */
static inline RfMachine *
rf_heap_machine (RfHeap *heap)
{
  return heap->hooks.user;
}

/* --- classes ---------------------------------------------------------------------------------- */

static inline gboolean
rf_is_class (RfObject *o)
{
  return (o->type->type_flags & RF_TYPE_IS_CLASS) != 0;
}
/* Made by the program: built-in ones are immutable, also those that their instances count. */
static inline gboolean
rf_class_is_heap (const RfClass *cls)
{
  return (cls->type.type_flags & RF_TYPE_PYTHON_CLASS) != 0;
}
static inline gboolean
rf_is_str_object (RfObject *o)
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_STR_SUBCLASS) != 0;
}
static inline gboolean
rf_is_int_object (RfObject *o)
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_INT_SUBCLASS) != 0;
}
static inline gboolean
rf_is_tuple_object (RfObject *o)
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_TUPLE_SUBCLASS) != 0;
}
static inline gboolean
rf_is_dict_object (RfObject *o)
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_DICT_SUBCLASS) != 0;
}

/* The class or one of its bases changed: look-ups made so far are worth nothing. */
void rf_class_modified (RfMachine *m, RfClass *cls);
/* Sets the slots that @cls gets from the names in its mro: all of them (@name NULL), or those
 * that @name stands for, then also in the subclasses. */
void rf_class_update_slots (RfMachine *m, RfClass *cls);
/* Tells the class apart from the library's own if @module, its __module__ (may be NULL), is the
 * program's: what the library makes for a program, as namedtuple() does, is the program's. */
void rf_class_tell_program (RfMachine *m, RfClass *cls, RfObject *module);
void rf_class_update_name (RfMachine *m, RfClass *cls, RfObject *name);
/* Adds "__add__" and the like to the dict of the new built-in @cls for slots of its own. */
gboolean rf_class_add_wrappers (RfMachine *m, RfClass *cls);
/* Adds what the built-in @cls has in its own dict although it inherits it; "__new__" comes later,
 * and rf_class_has_again() tells whether it does. */
gboolean rf_class_add_again (RfMachine *m, RfClass *cls);
gboolean rf_class_has_again (RfMachine *m, const RfClass *cls, const char *method);
/* The mro by C3, whatever the metaclass says; a list or a tuple. */
RfObject *rf_class_c3 (RfMachine *m, RfClass *cls);
/* Gives @cls the mro that its metaclass computes for it: 1, and in *@old (may be NULL) the one that
 * it had (new reference, or NULL); 0: what ran there changed the mro, which then stays; -1 with an
 * exception. */
int rf_class_renew_mro (RfMachine *m, RfClass *cls, RfObject **old);
/* The base that decides the layout of a class with these bases; borrowed, NULL with an exception.
 */
RfClass *rf_class_best_base (RfMachine *m, const RfTuple *bases);
/* The class in the chain of bases of @cls that last added to the layout of its instances. */
const RfClass *rf_class_solid_base (const RfClass *cls);
/* May a @from be replaced by a @to where instances keep their memory? Else FALSE with a TypeError
 * about the assignment of @attribute. */
gboolean rf_class_check_layout (RfMachine *m, RfClass *from, RfClass *to, const char *attribute);
/* The getters of __flags__, __dictoffset__ and __weakrefoffset__. */
RfObject *rf_class_get_flags (RfMachine *m, RfObject *self);
RfObject *rf_class_get_dictoffset (RfMachine *m, RfObject *self);
RfObject *rf_class_get_weakrefoffset (RfMachine *m, RfObject *self);
/* Is @of in the chain of the bases that decide layouts? */
gboolean rf_class_in_chain (const RfClass *cls, const RfClass *of);
/* @cls.__bases__ = @value */
gboolean rf_class_set_bases (RfMachine *m, RfClass *cls, RfObject *value);
/* Puts @value (a count of its own) into the dict of @cls under @name. */
gboolean rf_class_set_cstr (RfMachine *m, RfClass *cls, const char *name, RfObject *value);
void rf_class_add_subclass (RfClass *base, RfClass *cls);
void rf_class_remove_subclass (RfMachine *m, RfClass *base, RfClass *cls);
/* Before that: counts the dict that CPython makes for the first subclass. May run a collection. */
void rf_class_count_subclass (RfMachine *m, RfClass *base);
/* The simulated size of the tuple of the names of a class's slots. */
gsize rf_class_slots_size (gsize n_slots);
/* Registers `type` and what its instances need; the specs of object and type. */
const RfMethodDef *rf_type_methods (void);
const RfGetSetDef *rf_type_getsets (void);
const RfMethodDef *rf_object_methods (RfMachine *m);
const RfGetSetDef *rf_object_getsets (void);
void rf_type_fill_slots (RfSlots *slots);
void rf_object_fill_slots (RfSlots *slots);
/* type.__new__. */
RfObject *rf_type_new (RfMachine *m, RfClass *metaclass, RfObject *const *args, gsize n_args,
                       RfObject *kwnames);
/* The builtin function "__new__" of every built-in class. */
extern const RfMethodDef rf_new_method;
extern const RfGetSetDef rf_dict_getset, rf_weakref_getset;

/* The functions of instances of classes written in Python. */
void rf_instance_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user);
void rf_instance_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user);
void rf_instance_clear (RfHeap *heap, RfObject *o);
void rf_instance_dealloc (RfHeap *heap, RfObject *o);
void rf_instance_finalize (RfHeap *heap, RfObject *o);

/* Drops all of @attributes, and with @free their memory. */
void rf_attributes_drop (RfHeap *heap, RfObject *o, RfAttributes *attributes, gboolean free);
void rf_attributes_visit (RfHeap *heap, RfAttributes *attributes, RfVisit visit, gpointer user);
void rf_attributes_visit_slots (RfHeap *heap, RfAttributes *attributes, RfSlotVisit visit,
                                gpointer user);
/* dir (o) merges the names of the classes into a copy of the instance's dict, which in CPython
 * shares its keys with the instances: that takes room for inline attributes. */
void rf_class_share_names (RfMachine *m, RfClass *cls);
/* The place of @name among the inline attributes of the instances of @cls; takes the room for it
 * when it is new. RF_TABLE_NO_PLACE: there is none left. */
guint32 rf_class_take_room (RfMachine *m, RfClass *cls, RfObject *name);
/* @o.__dict__ = @dict (or NULL: deleted). */
gboolean rf_object_set_dict (RfMachine *m, RfObject *o, RfObject *dict);
/* The attributes of @o stand in a dict of their own from now on, if its class keeps them inline. */
gboolean rf_object_leave_inline (RfMachine *m, RfObject *o);

/* Calls the method @name of the class of @self with @args behind @self, without making a bound
 * method for a function. NULL without exception: there is no such method. */
RfObject *rf_call_special (RfMachine *m, RfObject *self, RfObject *name, RfObject *const *args,
                           gsize n_args);
/* Reads descr as attribute of @o (may be NULL) of class @cls, through its __get__. */
RfObject *rf_descriptor_read (RfMachine *m, RfObject *descr, RfObject *o, RfClass *cls);
/* FALSE with TypeError when @name is no str. */
gboolean rf_attribute_check_name (RfMachine *m, RfObject *name);
/* Gives the AttributeError that is being raised its name and obj, unless it has them. */
void rf_attribute_error_context (RfMachine *m, RfObject *o, RfObject *name);
/* AttributeError "'A' object has no attribute 'x'"; @setting: with 3.13's words about __dict__. */
gpointer rf_raise_no_attribute (RfMachine *m, RfObject *o, RfObject *name, gboolean setting);
/* The attribute of @o by the generic rules; NULL without exception: not there. */
RfObject *rf_generic_getattr_optional (RfMachine *m, RfObject *o, RfObject *name);

/* The name of @cls in messages gets @module before it. */
void rf_class_name_fully (RfMachine *m, RfClass *cls, const char *module);

/* The documentation of the built-in class @name, or NULL. */
const char *rf_class_builtin_doc (RfMachine *m, const char *name);

G_END_DECLS
