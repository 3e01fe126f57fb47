/* The least that any reader of YAML has to do: drain libyaml's events over the same bytes.
 *
 * Standard input names files, one a line. With --read they are only read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static long documents;

static unsigned char *contents(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  long length = ftell(file);
  rewind(file);
  unsigned char *bytes = length < 0 ? NULL : malloc((size_t)length + 1);
  if (bytes) *size = fread(bytes, 1, (size_t)length, file);
  fclose(file);
  return bytes;
}

static void drain(const unsigned char *bytes, size_t size) {
  yaml_parser_t parser;
  yaml_event_t event;
  yaml_parser_initialize(&parser);
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, bytes, size);
  for (int done = 0; !done && yaml_parser_parse(&parser, &event);) {
    documents += event.type == YAML_DOCUMENT_START_EVENT;
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
}

int main(int count, char **arguments) {
  int only_read = count > 1 && strcmp(arguments[1], "--read") == 0;
  char path[4096];
  long total = 0;
  while (fgets(path, sizeof path, stdin)) {
    path[strcspn(path, "\n")] = 0;
    size_t size = 0;
    unsigned char *bytes = contents(path, &size);
    if (!bytes) continue;
    total += (long)size;
    if (!only_read) drain(bytes, size);
    free(bytes);
  }
  printf("%ld bytes, %ld documents\n", total, documents);
}
