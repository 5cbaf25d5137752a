/* SPDX-License-Identifier: MIT */

/* The tree's memory, its source text, and what the table of nodes says about each kind. The dump
 * is in rf-ast-dump.c. */

#include "python/rf-ast.h"

#include <stddef.h>
#include <string.h>

#define CHUNK_SIZE (64 * 1024)
#define CHUNK_SIZE_MAX (4 * 1024 * 1024)
#define ALIGNMENT 8

typedef struct Chunk Chunk;

struct Chunk
{
  Chunk *next;
  gsize size, used;
  guint64 data[];
};

struct RfAst
{
  Chunk *chunks; /* the newest first */
  gsize chunk_size;
  GHashTable *names; /* the interned ones: GBytes-like keys of class InternKey */
  RfNode *root;
  char *filename;
  int minor;
  char *text;
  gsize length;
  gboolean annotations_are_text;
  GArray *line_starts; /* guint32; made when first asked for */
  GArray *warnings;    /* RfAstWarning, texts in the arena */
};

typedef struct
{
  const char *text;
  gsize length;
} InternKey;

/* Tables **************************************************************************************/

#define NAME_OF_NODE(NAME, member, Class, group, fields) [RF_AST_##NAME] = #Class,
#define GROUP_OF_NODE(NAME, member, Class, group, fields) [RF_AST_##NAME] = RF_GROUP_##group,
#define SIZE_OF_NODE(NAME, member, Class, group, fields) \
  [RF_AST_##NAME] = offsetof (RfNode, member) + sizeof (((RfNode *) NULL)->member),
#define INFO_OF_FIELD(member, type, field) \
  { RF_FIELD_##type, #field, offsetof (RfNode, member.field) },
#define FIELDS_OF_NODE(NAME, member, Class, group, fields) \
  [RF_AST_##NAME] = { fields{ 0, NULL, 0 } },

#define MAX_FIELDS 8

static const char *const node_names[RF_AST_N_KINDS] = { RF_AST_NODES (NAME_OF_NODE,
                                                                      RF_AST_NO_FIELD) };
static const guint8 node_groups[RF_AST_N_KINDS] = { RF_AST_NODES (GROUP_OF_NODE, RF_AST_NO_FIELD) };
static const guint16 node_sizes[RF_AST_N_KINDS] = { RF_AST_NODES (SIZE_OF_NODE, RF_AST_NO_FIELD) };
static const RfFieldInfo node_fields[RF_AST_N_KINDS][MAX_FIELDS] = { RF_AST_NODES (FIELDS_OF_NODE,
                                                                                   INFO_OF_FIELD) };

const char *
rf_node_kind_get_name (RfNodeKind kind)
{
  g_assert ((guint) kind < RF_AST_N_KINDS);
  return node_names[kind];
}

RfNodeGroup
rf_node_kind_get_group (RfNodeKind kind)
{
  g_assert ((guint) kind < RF_AST_N_KINDS);
  return node_groups[kind];
}

const RfFieldInfo *
rf_node_kind_get_fields (RfNodeKind kind, guint *n_fields)
{
  guint n = 0;

  g_assert ((guint) kind < RF_AST_N_KINDS);
  while (node_fields[kind][n].name != NULL)
    n++;
  *n_fields = n;
  return node_fields[kind];
}

#define SIGN_ENTRY(NAME, Name, sign) sign,
#define NAME_ENTRY(NAME, Name, sign) #Name,

static const char *const operator_signs[] = { RF_AST_OPERATORS (SIGN_ENTRY) };
static const char *const unary_signs[] = { RF_AST_UNARY_OPERATORS (SIGN_ENTRY) };
static const char *const compare_signs[] = { RF_AST_COMPARE_OPERATORS (SIGN_ENTRY) };
static const char *const operator_names[] = { RF_AST_OPERATORS (NAME_ENTRY) };
static const char *const unary_names[] = { RF_AST_UNARY_OPERATORS (NAME_ENTRY) };
static const char *const compare_names[] = { RF_AST_COMPARE_OPERATORS (NAME_ENTRY) };
static const char *const bool_names[] = { RF_AST_BOOL_OPERATORS (NAME_ENTRY) };
static const char *const context_names[] = { RF_AST_CONTEXTS (NAME_ENTRY) };

const char *
rf_operator_get_sign (RfOperator op)
{
  g_assert ((guint) op < G_N_ELEMENTS (operator_signs));
  return operator_signs[op];
}

const char *
rf_unary_operator_get_sign (RfUnaryOperator op)
{
  g_assert ((guint) op < G_N_ELEMENTS (unary_signs));
  return unary_signs[op];
}

const char *
rf_compare_operator_get_sign (RfCompareOperator op)
{
  g_assert ((guint) op < G_N_ELEMENTS (compare_signs));
  return compare_signs[op];
}

const char *
rf_operator_get_name (RfOperator op)
{
  g_assert ((guint) op < G_N_ELEMENTS (operator_names));
  return operator_names[op];
}

const char *
rf_unary_operator_get_name (RfUnaryOperator op)
{
  g_assert ((guint) op < G_N_ELEMENTS (unary_names));
  return unary_names[op];
}

const char *
rf_compare_operator_get_name (RfCompareOperator op)
{
  g_assert ((guint) op < G_N_ELEMENTS (compare_names));
  return compare_names[op];
}

const char *
rf_bool_operator_get_name (RfBoolOperator op)
{
  g_assert ((guint) op < G_N_ELEMENTS (bool_names));
  return bool_names[op];
}

const char *
rf_context_get_name (RfContext context)
{
  g_assert ((guint) context < G_N_ELEMENTS (context_names));
  return context_names[context];
}

/* Memory **************************************************************************************/

static guint
hash_intern_key (gconstpointer key)
{
  const InternKey *intern = key;
  guint hash = 5381;

  for (gsize i = 0; i < intern->length; i++)
    hash = hash * 33 + (guchar) intern->text[i];
  return hash;
}

static gboolean
equal_intern_key (gconstpointer a, gconstpointer b)
{
  const InternKey *x = a, *y = b;

  return x->length == y->length && memcmp (x->text, y->text, x->length) == 0;
}

RfAst *
rf_ast_new (const char *text, gsize length, const char *filename, int minor)
{
  RfAst *ast = g_new0 (RfAst, 1);

  ast->chunk_size = CHUNK_SIZE;
  ast->names = g_hash_table_new (hash_intern_key, equal_intern_key);
  ast->filename = g_strdup (filename);
  ast->minor = minor;
  ast->text = g_malloc (length + 1);
  memcpy (ast->text, text, length);
  ast->text[length] = 0;
  ast->length = length;
  ast->warnings = g_array_new (FALSE, FALSE, sizeof (RfAstWarning));
  return ast;
}

void
rf_ast_free (RfAst *ast)
{
  if (ast == NULL)
    return;
  while (ast->chunks != NULL)
    {
      Chunk *next = ast->chunks->next;

      g_free (ast->chunks);
      ast->chunks = next;
    }
  g_hash_table_unref (ast->names);
  g_free (ast->filename);
  g_free (ast->text);
  g_clear_pointer (&ast->line_starts, g_array_unref);
  g_array_unref (ast->warnings);
  g_free (ast);
}

gpointer
rf_ast_alloc (RfAst *ast, gsize size)
{
  Chunk *chunk = ast->chunks;
  gpointer memory;

  size = (size + ALIGNMENT - 1) & ~(gsize) (ALIGNMENT - 1);
  if (chunk == NULL || chunk->size - chunk->used < size)
    {
      gsize chunk_size = MAX (size, ast->chunk_size);

      chunk = g_malloc0 (sizeof (Chunk) + chunk_size);
      chunk->size = chunk_size;
      chunk->next = ast->chunks;
      ast->chunks = chunk;
      ast->chunk_size = MIN (ast->chunk_size * 2, CHUNK_SIZE_MAX);
    }
  memory = (char *) chunk->data + chunk->used;
  chunk->used += size;
  return memory;
}

const char *
rf_ast_intern (RfAst *ast, const char *name, gssize length)
{
  InternKey probe = { name, length < 0 ? strlen (name) : (gsize) length };
  InternKey *key = g_hash_table_lookup (ast->names, &probe);
  char *copy;

  if (key != NULL)
    return key->text;
  key = rf_ast_alloc (ast, sizeof *key);
  copy = rf_ast_alloc (ast, probe.length + 1);
  memcpy (copy, name, probe.length);
  key->text = copy;
  key->length = probe.length;
  g_hash_table_add (ast->names, key);
  return copy;
}

RfNode *
rf_ast_new_node (RfAst *ast, RfNodeKind kind, RfSpan span)
{
  RfNode *node = rf_ast_alloc (ast, node_sizes[kind]);

  node->kind = kind;
  node->depth = 1;
  node->span = span;
  return node;
}

/* Source **************************************************************************************/

RfNode *
rf_ast_get_root (const RfAst *ast)
{
  return ast->root;
}

void
rf_ast_set_root (RfAst *ast, RfNode *root)
{
  ast->root = root;
}

const char *
rf_ast_get_filename (const RfAst *ast)
{
  return ast->filename;
}

int
rf_ast_get_minor (const RfAst *ast)
{
  return ast->minor;
}

const char *
rf_ast_get_text (const RfAst *ast, gsize *length)
{
  if (length != NULL)
    *length = ast->length;
  return ast->text;
}

static void
index_lines (RfAst *ast)
{
  guint32 start = 0;

  ast->line_starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  while (start < ast->length)
    {
      const char *end = memchr (ast->text + start, '\n', ast->length - start);

      g_array_append_val (ast->line_starts, start);
      if (end == NULL)
        break;
      start = end - ast->text + 1;
    }
}

const char *
rf_ast_get_line (const RfAst *ast, int lineno, gsize *length)
{
  guint32 start;
  const char *end;

  *length = 0;
  if (ast->line_starts == NULL)
    index_lines ((RfAst *) ast);
  if (lineno < 1 || (guint) lineno > ast->line_starts->len)
    return NULL;
  start = g_array_index (ast->line_starts, guint32, lineno - 1);
  end = memchr (ast->text + start, '\n', ast->length - start);
  *length = end != NULL ? (gsize) (end - ast->text) - start : ast->length - start;
  return ast->text + start;
}

/* Warnings ************************************************************************************/

static gboolean
is_from_future (const RfNode *node)
{
  return node->kind == RF_AST_IMPORT_FROM && node->import_from.level == 0 &&
         g_strcmp0 (node->import_from.module, "__future__") == 0;
}

gboolean
rf_ast_annotations_are_text (const RfAst *ast)
{
  const RfNode *root = ast->root;

  if (ast->annotations_are_text || root == NULL || root->kind != RF_AST_MODULE)
    return ast->annotations_are_text;
  /* Such imports stand at the beginning, behind a docstring at most. */
  for (guint i = 0; i < root->module.body.n; i++)
    {
      const RfNode *node = root->module.body.items[i];

      if (is_from_future (node))
        for (guint k = 0; k < node->import_from.names.n; k++)
          if (strcmp (node->import_from.names.items[k]->alias.name, "annotations") == 0)
            return TRUE;
      if (!is_from_future (node) && (i > 0 || node->kind != RF_AST_EXPR))
        break;
    }
  return FALSE;
}

void
rf_ast_set_annotations_are_text (RfAst *ast)
{
  ast->annotations_are_text = TRUE;
}

void
rf_ast_add_warning (RfAst *ast, const char *category, const char *message, int lineno)
{
  RfAstWarning warning = { rf_ast_intern (ast, category, -1), NULL, lineno };
  gsize size = strlen (message) + 1;
  char *copy;

  copy = rf_ast_alloc (ast, size);
  memcpy (copy, message, size);
  warning.message = copy;
  g_array_append_val (ast->warnings, warning);
}

guint
rf_ast_get_n_warnings (const RfAst *ast)
{
  return ast->warnings->len;
}

const RfAstWarning *
rf_ast_get_warning (const RfAst *ast, guint index)
{
  g_assert (index < ast->warnings->len);
  return &g_array_index (ast->warnings, RfAstWarning, index);
}

char *
rf_ast_warning_to_text (const RfAst *ast, const RfAstWarning *warning)
{
  gsize length;
  const char *line = rf_ast_get_line (ast, warning->lineno, &length);
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%s:%d: %s: %s\n", ast->filename, warning->lineno, warning->category,
                   warning->message);
  while (length > 0 && g_ascii_isspace (line[0]))
    {
      line++;
      length--;
    }
  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  if (length > 0)
    g_string_append_printf (text, "  %.*s\n", (int) length, line);
  return g_string_free (text, FALSE);
}

/* Walking *************************************************************************************/

gboolean
rf_node_foreach_child (RfNode *node, RfNodeVisit visit, gpointer data)
{
  for (const RfFieldInfo *info = node_fields[node->kind]; info->name != NULL; info++)
    {
      if (info->type == RF_FIELD_node || info->type == RF_FIELD_node_opt)
        {
          RfNode *child = RF_FIELD_AT (node, info, RfNode *);

          if (child != NULL && !visit (child, data))
            return FALSE;
        }
      else if (info->type == RF_FIELD_nodes)
        {
          RfNodeSeq seq = RF_FIELD_AT (node, info, RfNodeSeq);

          for (guint i = 0; i < seq.n; i++)
            if (seq.items[i] != NULL && !visit (seq.items[i], data))
              return FALSE;
        }
    }
  return TRUE;
}

static gboolean
max_depth (RfNode *child, gpointer data)
{
  guint *depth = data;

  *depth = MAX (*depth, child->depth);
  return TRUE;
}

gboolean
rf_node_update_depth (RfNode *node)
{
  guint depth = 0;

  rf_node_foreach_child (node, max_depth, &depth);
  node->depth = depth + 1;
  return depth < RF_AST_MAX_DEPTH;
}

const char *
rf_ast_mangle (RfAst *ast, const char *class_name, const char *name)
{
  gsize length = strlen (name);
  g_autofree char *mangled = NULL;

  if (class_name == NULL || length < 2 || name[0] != '_' || name[1] != '_' ||
      (length >= 4 && name[length - 1] == '_' && name[length - 2] == '_') ||
      strchr (name, '.') != NULL)
    return name;
  /* "__" and "___" end in two underscores as well. */
  if (name[length - 1] == '_' && name[length - 2] == '_')
    return name;
  while (*class_name == '_')
    class_name++;
  if (*class_name == 0)
    return name;
  mangled = g_strconcat ("_", class_name, name, NULL);
  return rf_ast_intern (ast, mangled, -1);
}
