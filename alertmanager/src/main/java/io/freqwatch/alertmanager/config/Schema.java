package io.freqwatch.alertmanager.config;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.codec.Problems;
import io.freqwatch.codec.Yaml;
import io.freqwatch.codec.YamlMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of one part of the file, from the table {@code schemas.yml}.
 *
 * @param inherits from a key to the global one that stands for it where it is absent
 * @param needs what must be there in the end
 */
record Schema(List<SchemaKey> keys, Map<String, String> inherits, List<String> needs) {
  private static final String TABLE = "schemas.yml";

  /** All parts by name; the global keys are {@code global}, integrations have their kind's name. */
  static final Map<String, Schema> ALL = read();

  SchemaKey key(String name) {
    return keys.stream()
        .filter(key -> key.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(TABLE + " has no key " + name));
  }

  private static Map<String, Schema> read() {
    Problems problems = new Problems();
    YamlMapping table = Yaml.parse(TABLE, text(), problems);
    Map<String, Schema> all = new LinkedHashMap<>();
    for (String name : table.keys()) {
      table.mapping(name).ifPresent(part -> all.put(name, schema(part)));
    }
    try {
      problems.throwIfAny();
    } catch (InvalidFileException e) {
      throw new IllegalStateException("the table of keys is broken", e);
    }
    return Map.copyOf(all);
  }

  private static Schema schema(YamlMapping part) {
    List<SchemaKey> keys =
        part.textMap("keys").entrySet().stream()
            .map(entry -> SchemaKey.of(entry.getKey(), entry.getValue()))
            .toList();
    Schema schema = new Schema(keys, part.textMap("inherits"), part.texts("needs"));
    part.rejectUnknownKeys();
    return schema;
  }

  private static String text() {
    try (InputStream in = Schema.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its table " + TABLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
