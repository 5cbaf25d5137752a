/* SPDX-License-Identifier: MIT */

/* super: attribute look-up in the mro of an object's class, beginning behind a given class. Without
 * arguments it takes the cell __class__ and the first argument of the function that calls it. */

#include "python/rf-class-private.h"
#include "python/rf-dict.h"
#include "python/rf-frame.h"
#include "python/rf-setup.h"
#include "python/rf-str.h"

typedef struct
{
  RfObject base;
  RfObject *type;        /* a class: the look-up begins behind it */
  RfObject *object;      /* the instance or class; NULL: unbound */
  RfObject *object_type; /* whose mro is searched; NULL: unbound */
} RfSuper;

#define SUPER(o) ((RfSuper *) (o))

#define SUPER_FIELDS(X)     \
  X ("__self__", object)    \
  X ("__thisclass__", type) \
  X ("__self_class__", object_type)

static void
super_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
#define X(text, field)          \
  if (SUPER (o)->field != NULL) \
    visit (SUPER (o)->field, user);
  SUPER_FIELDS (X)
#undef X
}

static void
super_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
#define X(text, field)          \
  if (SUPER (o)->field != NULL) \
    visit (RF_SLOT_NAMED, 0, text, NULL, SUPER (o)->field, user);
  SUPER_FIELDS (X)
#undef X
}

static void
super_dealloc (RfHeap *heap, RfObject *o)
{
#define X(text, field) rf_slot_store_named (heap, o, text, &SUPER (o)->field, NULL);
  SUPER_FIELDS (X)
#undef X
}

static gpointer
raise_stranger (RfMachine *m, RfClass *type, RfObject *object)
{
  if (m->profile->minor < 13)
    return rf_raise (m, RF_EXC_TypeError,
                     "super(type, obj): obj must be an instance or subtype of type");
  gboolean is_class = rf_is_class (object);
  return rf_raise (m, RF_EXC_TypeError,
                   "super(type, obj): obj (%s %.200s) is not an instance or subtype of type "
                   "(%.200s).",
                   is_class ? "type" : "instance of",
                   is_class ? ((RfClass *) object)->full_name : rf_class_name (object),
                   type->full_name);
}

static gboolean
in_own_mro (const RfClass *cls)
{
  const RfTuple *mro = (const RfTuple *) cls->mro;
  for (gsize i = 0; mro != NULL && i < mro->length; i++)
    if (mro->items[i] == (const RfObject *) cls)
      return TRUE;
  return mro == NULL;
}

/* The class whose mro super (type, object) searches: a new reference. */
static RfObject *
super_check (RfMachine *m, RfClass *type, RfObject *object)
{
  /* The class itself may be missing in an mro of its own making. */
  if (rf_is_class (object) && rf_class_is_subclass ((RfClass *) object, type) &&
      (object != (RfObject *) type || in_own_mro (type)))
    return rf_new_ref (m, object);
  if (rf_is (object, type))
    return rf_new_ref (m, (RfObject *) RF_CLASS_OF (object));
  RfObject *claimed = rf_object_getattr_optional (m, object, m->name_class);
  if (claimed != NULL)
    {
      if (rf_is_class (claimed) && claimed != (RfObject *) RF_CLASS_OF (object) &&
          rf_class_is_subclass ((RfClass *) claimed, type))
        return claimed;
      rf_drop (m, claimed);
    }
  if (rf_raised (m))
    return NULL;
  return raise_stranger (m, type, object);
}

/* What super () takes from the frame that calls it; both borrowed. */
static gboolean
super_from_frame (RfMachine *m, RfObject **type, RfObject **object)
{
  RfFrame *frame = m->frame;
  if (frame == NULL || frame->code->argcount == 0)
    {
      rf_raise (m, RF_EXC_RuntimeError, "super(): no arguments");
      return FALSE;
    }
  const RfCode *code = frame->code;
  RfObject *first = frame->fast[0];
  for (guint32 i = 0; first == NULL && code->cell_arguments != NULL && i < code->n_cellvars; i++)
    if (code->cell_arguments[i] == 0 && frame->cells[i] != NULL)
      first = ((RfCell *) frame->cells[i])->content;
  if (first == NULL)
    {
      rf_raise (m, RF_EXC_RuntimeError, "super(): arg[0] deleted");
      return FALSE;
    }
  *object = first;
  for (guint32 i = 0; i < code->n_freevars; i++)
    {
      if (!rf_str_is (code->freevars[i], "__class__"))
        continue;
      RfObject *cell = frame->cells[code->n_cellvars + i];
      RfObject *content = cell != NULL ? ((RfCell *) cell)->content : NULL;
      if (content == NULL)
        {
          rf_raise (m, RF_EXC_RuntimeError, "super(): empty __class__ cell");
          return FALSE;
        }
      if (!rf_is_class (content))
        {
          rf_raise (m, RF_EXC_RuntimeError, "super(): __class__ is not a type (%s)",
                    rf_class_name (content));
          return FALSE;
        }
      *type = content;
      return TRUE;
    }
  rf_raise (m, RF_EXC_RuntimeError, "super(): __class__ cell not found");
  return FALSE;
}

static RfObject *
super_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_object_alloc (m, cls, 0, TRUE);
}

static gboolean
super_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *type = NULL, *object = NULL, *object_type = NULL;
  if (!rf_args_no_keywords (m, "super", kwnames))
    return FALSE;
  if (n_args > 2)
    {
      rf_raise (m, RF_EXC_TypeError, "super() expected at most 2 arguments, got %zu", n_args);
      return FALSE;
    }
  if (n_args == 0)
    {
      if (!super_from_frame (m, &type, &object))
        return FALSE;
    }
  else
    {
      type = args[0];
      object = n_args == 2 && args[1] != m->none ? args[1] : NULL;
      if (!rf_is_class (type))
        {
          rf_raise (m, RF_EXC_TypeError, "super() argument 1 must be %stype, not %.200s",
                    m->profile->minor >= 11 ? "a " : "", rf_class_name (type));
          return FALSE;
        }
    }
  if (object != NULL && (object_type = super_check (m, (RfClass *) type, object)) == NULL)
    return FALSE;
  RfSuper *super = SUPER (self);
  rf_slot_store_named (m->heap, self, "__thisclass__", &super->type, rf_new_ref (m, type));
  rf_slot_store_named (m->heap, self, "__self__", &super->object,
                       object != NULL ? rf_new_ref (m, object) : NULL);
  rf_slot_store_named (m->heap, self, "__self_class__", &super->object_type, object_type);
  return TRUE;
}

/* What stands in the mro behind super's class; borrowed, or NULL. */
static RfObject *
super_find (RfMachine *m, const RfSuper *super, RfObject *name)
{
  const RfTuple *mro = (const RfTuple *) ((RfClass *) super->object_type)->mro;
  gsize i = 0;
  if (mro == NULL)
    return NULL;
  while (i < mro->length && mro->items[i] != super->type)
    i++;
  for (i++; i < mro->length; i++)
    {
      RfObject *dict = ((RfClass *) mro->items[i])->dict;
      RfObject *found = dict != NULL ? rf_dict_get_name (m, dict, name) : NULL;
      if (found != NULL || rf_raised (m))
        return found;
    }
  return NULL;
}

static RfObject *
super_getattro (RfMachine *m, RfObject *self, RfObject *name)
{
  RfSuper *super = SUPER (self);
  if (super->object_type == NULL || !rf_is_str_object (name) || rf_str_is (name, "__class__"))
    return rf_generic_getattr (m, self, name);
  RfObject *found = super_find (m, super, name);
  if (found == NULL)
    return rf_raised (m) ? NULL : rf_generic_getattr (m, self, name);
  return rf_descriptor_read (m, found, super->object == super->object_type ? NULL : super->object,
                             (RfClass *) super->object_type);
}

static RfObject *
super_get (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *owner)
{
  RfSuper *super = SUPER (descr);
  if (instance == NULL || super->object != NULL || super->type == NULL)
    return rf_new_ref (m, descr);
  RfObject *const args[] = { super->type, instance };
  return rf_object_call (m, (RfObject *) RF_CLASS_OF (descr), args, 2, NULL);
}

static RfObject *
super_repr (RfMachine *m, RfObject *self)
{
  RfSuper *super = SUPER (self);
  const char *type = super->type != NULL ? ((RfClass *) super->type)->type.name : "NULL";
  if (super->object_type == NULL)
    return rf_str_new_format (m, "<super: <class '%s'>, NULL>", type);
  return rf_str_new_format (m, "<super: <class '%s'>, <%s object>>", type,
                            ((RfClass *) super->object_type)->type.name);
}

#define DEFINE_READ(field)                                           \
  static RfObject *super_read_##field (RfMachine *m, RfObject *self) \
  {                                                                  \
    RfObject *value = SUPER (self)->field;                           \
    return rf_new_ref (m, value != NULL ? value : m->none);          \
  }

DEFINE_READ (type)
DEFINE_READ (object)
DEFINE_READ (object_type)

gboolean
rf_super_setup (RfMachine *m)
{
  static const RfGetSetDef getsets[] = { { "__thisclass__", super_read_type },
                                         { "__self__", super_read_object },
                                         { "__self_class__", super_read_object_type },
                                         { NULL } };
  const RfClassSpec spec = {
    .name = "super",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC | (m->profile->super_unmade ? RF_TYPE_NOT_COUNTED : 0),
    .host_size = sizeof (RfSuper),
    .basic_size = 40,
    .slots = { .repr = super_repr,
               .getattro = super_getattro,
               .descr_get = super_get,
               .new_ = super_new,
               .init = super_init },
    .traverse = super_traverse,
    .slots_visit = super_slots,
    .dealloc = super_dealloc,
    .getsets = getsets,
  };
  return rf_class_new_builtin (m, &spec, &m->class_super);
}
