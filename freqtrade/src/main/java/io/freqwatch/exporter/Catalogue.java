package io.freqwatch.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Problems;
import io.freqwatch.codec.Yaml;
import io.freqwatch.codec.YamlMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Every family that the exporter of a bot may write, in the order in which it writes them.
 * Immutable.
 */
public final class Catalogue {
  private static final String FILE = "catalogue.yml";

  private final Map<String, FamilyDescription> families;

  private Catalogue(Map<String, FamilyDescription> families) {
    this.families = Collections.unmodifiableMap(families);
  }

  /** The one that comes with the program. */
  public static Catalogue standard() {
    return Standard.INSTANCE;
  }

  private static final class Standard {
    private static final Catalogue INSTANCE = parse(FILE, read());
  }

  /**
   * @throws io.freqwatch.codec.InvalidFileException with every mistake of the text
   */
  static Catalogue parse(String file, String text) {
    Problems problems = new Problems();
    YamlMapping document = Yaml.parse(file, text, problems);
    Map<String, FamilyDescription> families = new LinkedHashMap<>();
    for (YamlMapping entry : document.mappings("families")) {
      FamilyDescription family = new CatalogueEntry(entry).read();
      if (families.put(family.name(), family) != null) {
        entry.problem("name", "\"" + family.name() + "\" a second time", "each family once");
      }
    }
    document.rejectUnknownKeys();
    problems.throwIfAny();
    return new Catalogue(families);
  }

  public Collection<FamilyDescription> families() {
    return families.values();
  }

  public Optional<FamilyDescription> find(String name) {
    return Optional.ofNullable(families.get(name));
  }

  /**
   * @throws IllegalArgumentException where there is no family of this name
   */
  FamilyDescription family(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is no family of the catalogue"));
  }

  private static String read() {
    try (InputStream stream = Catalogue.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
