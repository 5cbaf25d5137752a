/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-state.h"

#include <glib.h>

G_BEGIN_DECLS

/* The objects of a state in groups: what can be shown of a heap with a million objects. Every
 * living object of the program is in exactly one group; what belongs to the interpreter or what the
 * library made for itself is in none. The names of all frames are a group too, so that it can be
 * seen what they refer to; the dict of a namespace stands for its names. */

typedef enum
{
  RF_GROUPING_TYPE,
  RF_GROUPING_GENERATION,
  RF_GROUPING_ISOLATE,
  RF_N_GROUPINGS
} RfGrouping;

typedef enum
{
  RF_GROUP_NAMES,      /* no objects: the names of all frames */
  RF_GROUP_TYPE,       /* number: the text of the type's name */
  RF_GROUP_GENERATION, /* number: the generation */
  RF_GROUP_UNTRACKED,  /* the collector does not track them */
  RF_GROUP_REACHED,    /* names reach them */
  RF_GROUP_ISOLATE,    /* number: of the cyclic isolate */
  RF_GROUP_HELD,       /* no name reaches them and they are in no isolate: temporaries hold them */
  RF_GROUP_REST,       /* what has no group of its own */
} RfGroupKind;

/* Tells a group at every moment of a run. */
typedef struct
{
  guint32 kind; /* RfGroupKind */
  guint32 number;
} RfGroupKey;

typedef struct
{
  RfGroupKey key;
  guint32 n_objects; /* of RF_GROUP_NAMES: names of objects in groups */
  guint64 bytes;     /* sys.getsizeof() of all of them */
  guint32 first;     /* the oldest member, 0: there is none */
} RfGroup;

/* So many strong references lead from one group to another or, when both are the same, from one of
 * its members to one. Those to an object's class are left out: every object has one. */
typedef struct
{
  guint from, to;
  guint32 n;
} RfGroupLink;

#define RF_GROUPS_MAX 200

typedef struct
{
  RfGrouping grouping;
  guint32 position;
  guint32 n_objects; /* in all groups */
  guint64 bytes;
  GArray *groups;    /* RfGroup, one for each key, in their order */
  GArray *links;     /* RfGroupLink, by from, then by to */
  guint32 n_ids;     /* highest id of an object */
  guint8 group_of[]; /* by id: index of the group + 1; 0: in none */
} RfGroups;

/* "type", "generation", "isolate". (transfer none) */
const char *rf_grouping_name (RfGrouping grouping);
/* The grouping called @name, or -1. */
int rf_grouping_find (const char *name);

/* The objects of @state in the groups @keys (RfGroupKey, at most RF_GROUPS_MAX of them, of which
 * one is RF_GROUP_REST), which rf_census_keys() makes. NULL when *@cancel becomes nonzero; @cancel
 * may be NULL. (transfer full) */
RfGroups *rf_groups_new (const RfState *state, RfJournal *journal, RfGrouping grouping,
                         const GArray *keys, const int *cancel);
void rf_groups_free (RfGroups *groups);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfGroups, rf_groups_free)

/* The index of the group that @object is in, -1: in none. */
int rf_groups_find (const RfGroups *groups, guint32 object);
/* Up to @n members of the group with the index @group, oldest first, without the @skip first ones.
 * (transfer full), of guint32. */
GArray *rf_groups_members (const RfGroups *groups, guint group, guint32 skip, guint n);
/* How many members of the group are older than @object. */
guint32 rf_groups_rank (const RfGroups *groups, guint group, guint32 object);

/* What @object refers to, and what that refers to, in up to @depth steps; and what refers to it, as
 * far back; the nearest first, a few of each, at most @most in all, @object among them. Atoms,
 * classes, functions, modules, namespaces and what belongs to the interpreter are left out.
 * (transfer full), of guint32. */
GArray *rf_groups_neighbours (const RfState *state, guint32 object, guint depth, guint most);

G_END_DECLS
