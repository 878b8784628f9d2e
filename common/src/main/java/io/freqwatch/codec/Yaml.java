package io.freqwatch.codec;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;

/**
 * Reads YAML into {@link YamlMapping}s that know line and column. Finite: 4 Mi characters, 50
 * levels, no aliases to collections, one document.
 */
public final class Yaml {
  private static final int MAX_CHARACTERS = 4 << 20;
  private static final int MAX_DEPTH = 50;
  private static final int MAX_ALIASES = 50;

  private Yaml() {}

  /**
   * The document's mapping. Where the text is no YAML, or its top is no mapping, the problem is
   * added and an empty mapping returned, so that reading can go on to the next file.
   *
   * @param file the name that problems print
   */
  public static YamlMapping parse(String file, String text, Problems problems) {
    return parse(file, text, 0, problems);
  }

  /**
   * As {@link #parse(String, String, Problems)}, for files that other programs read too: up to 50
   * aliases to collections, and the merge key {@code <<}. Read such a file by its schema only,
   * never as a whole: what aliases unfold to may be large.
   */
  public static YamlMapping parseWithAliases(String file, String text, Problems problems) {
    return parse(file, text, MAX_ALIASES, problems);
  }

  private static YamlMapping parse(String file, String text, int aliases, Problems problems) {
    try {
      return mapping(file, compose(text, aliases), problems);
    } catch (YamlEngineException e) {
      problems.add(syntaxProblem(file, e));
      return YamlMapping.empty(file, problems);
    } catch (IllegalArgumentException e) { // what the library throws for some ill-formed tags
      problems.add(new Problem(file, 0, 0, "", String.valueOf(e.getMessage()), "valid YAML"));
      return YamlMapping.empty(file, problems);
    }
  }

  /**
   * The mappings of a document that is a list of them, as {@link #parse} reads one that is a
   * mapping.
   */
  public static List<YamlMapping> parseList(String file, String text, Problems problems) {
    try {
      Optional<Node> top = compose(text, 0);
      return top.isEmpty() || top.get().getTag().equals(Tag.NULL)
          ? List.of()
          : YamlMapping.list(file, top.get(), problems);
    } catch (YamlEngineException e) {
      problems.add(syntaxProblem(file, e));
    } catch (IllegalArgumentException e) { // what the library throws for some ill-formed tags
      problems.add(new Problem(file, 0, 0, "", String.valueOf(e.getMessage()), "valid YAML"));
    }
    return List.of();
  }

  /** A tree as YAML in blocks; null becomes an empty text. */
  public static String text(JsonNode tree) {
    return YamlTree.text(tree);
  }

  private static Optional<Node> compose(String text, int aliases) {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(MAX_CHARACTERS)
            .setMaxAliasesForCollections(aliases)
            .build();
    refuseDepth(new Parse(settings).parseString(text), aliases > 0);
    return new Compose(settings).composeString(text);
  }

  private static void refuseDepth(Iterable<Event> events, boolean aliases) {
    int depth = 0;
    for (Event event : events) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Alias -> {
          if (!aliases) {
            throw at(event, "an alias", "the value written out (aliases are not read)");
          }
        }
        case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Scalar, Comment -> {}
      }
      if (depth > MAX_DEPTH) {
        throw at(event, "more than " + MAX_DEPTH + " levels", "fewer levels");
      }
    }
  }

  private static YamlMapping mapping(String file, Optional<Node> top, Problems problems) {
    if (top.isEmpty() || top.get().getTag().equals(Tag.NULL)) {
      return YamlMapping.empty(file, problems);
    }
    if (top.get() instanceof MappingNode mapping) {
      return new YamlMapping(file, "", mapping, problems);
    }
    problems.add(new Problem(file, 1, 1, "", "no mapping", "keys and values, such as \"bots:\""));
    return YamlMapping.empty(file, problems);
  }

  private static Refused at(Event event, String found, String expected) {
    return new Refused(found, expected, event.getStartMark());
  }

  private static Problem syntaxProblem(String file, YamlEngineException e) {
    return switch (e) {
      case Refused refused -> problem(file, refused.mark, refused.found, refused.expected);
      case MarkedYamlEngineException marked ->
          problem(file, marked.getProblemMark(), String.valueOf(marked.getProblem()), "valid YAML");
      default -> new Problem(file, 0, 0, "", String.valueOf(e.getMessage()), "valid YAML");
    };
  }

  private static Problem problem(String file, Optional<Mark> mark, String found, String expected) {
    int line = mark.map(at -> at.getLine() + 1).orElse(0);
    int column = mark.map(at -> at.getColumn() + 1).orElse(0);
    return new Problem(file, line, column, "", found, expected);
  }

  /** Something YAML allows and we do not. */
  private static final class Refused extends YamlEngineException {
    private static final long serialVersionUID = 1L;

    private final String found;
    private final String expected;
    private final transient Optional<Mark> mark;

    Refused(String found, String expected, Optional<Mark> mark) {
      super(found);
      this.found = found;
      this.expected = expected;
      this.mark = mark;
    }
  }
}
