package io.freqwatch.gotemplate.parse;

import io.freqwatch.gotemplate.parse.Node.Statement;
import io.freqwatch.gotemplate.parse.Token.Kind;
import io.freqwatch.model.GoQuote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads the statements of a file: its own, and those of the templates it defines. Recursive
 * descent, at most {@value #MAX_DEPTH} levels deep. The rules and error texts are those of Go's
 * {@code text/template/parse}. Used by one thread.
 */
public final class Parser {
  static final int MAX_DEPTH = 200;

  private record Ending(List<Statement> statements, Kind by) {}

  private final String file;
  private final String text;
  private final TokenBuffer tokens;
  private final PipelineParser pipelines;
  private final Map<String, Tree> trees = new HashMap<>();
  private int rangeDepth;
  private int depth;

  private Parser(String file, String text, Predicate<String> isFunction) {
    this.file = file;
    this.text = text;
    this.tokens = new TokenBuffer(file, new Lexer(text));
    this.pipelines = new PipelineParser(tokens, isFunction);
  }

  /**
   * The templates of a text by name, the text itself by its own.
   *
   * @param isFunction which functions there are
   * @throws TemplateException where the text is no template
   */
  public static Map<String, Tree> parse(String name, String text, Predicate<String> isFunction) {
    Parser parser = new Parser(name, text, isFunction);
    parser.file();
    return parser.trees;
  }

  private void file() {
    List<Statement> statements = new ArrayList<>();
    while (tokens.peek().kind() != Kind.END_OF_TEXT) {
      if (tokens.peek().kind() == Kind.LEFT_DELIMITER) {
        Token delimiter = tokens.next();
        if (tokens.nextNonSpace().kind() == Kind.DEFINE) {
          definition();
          continue;
        }
        tokens.backUp(delimiter);
      }
      Optional<Kind> end = statement(statements);
      if (end.isPresent()) {
        throw tokens.error("unexpected {{" + end.get().name().toLowerCase(Locale.ROOT) + "}}");
      }
    }
    add(new Tree(file, file, text, statements));
  }

  private void add(Tree tree) {
    Tree before = trees.get(tree.name());
    if (before != null && !before.isEmpty() && !tree.isEmpty()) {
      throw tokens.error("template: multiple definition of template " + GoQuote.quote(tree.name()));
    }
    if (before == null || before.isEmpty()) {
      trees.put(tree.name(), tree);
    }
  }

  private void definition() {
    Token name = tokens.expectString("define clause");
    tokens.expect(Kind.RIGHT_DELIMITER, "define clause");
    define(tokens.unquote(name), "define clause");
  }

  /** Reads to the end of a template with variables of its own. */
  private void define(String name, String context) {
    List<String> outer = pipelines.replaceVariables(new ArrayList<>(List.of("$")));
    int ranges = rangeDepth;
    rangeDepth = 0;
    Ending body = statements();
    if (body.by() != Kind.END) {
      throw tokens.error("unexpected {{else}} in " + context);
    }
    rangeDepth = ranges;
    List<String> _ = pipelines.replaceVariables(outer);
    add(new Tree(name, file, text, body.statements()));
  }

  /** Statements up to {@code end} or {@code else}. */
  private Ending statements() {
    if (++depth > MAX_DEPTH) {
      throw tokens.error("templates are nested deeper than " + MAX_DEPTH + " levels");
    }
    List<Statement> statements = new ArrayList<>();
    while (tokens.peekNonSpace().kind() != Kind.END_OF_TEXT) {
      Optional<Kind> end = statement(statements);
      if (end.isPresent()) {
        depth--;
        return new Ending(List.copyOf(statements), end.get());
      }
    }
    throw tokens.error("unexpected EOF");
  }

  /** Adds a statement, or answers which word ends the list. */
  private Optional<Kind> statement(List<Statement> statements) {
    Token token = tokens.nextNonSpace();
    return switch (token.kind()) {
      case TEXT -> {
        statements.add(new Node.Text(token.position(), token.text()));
        yield Optional.empty();
      }
      case LEFT_DELIMITER -> {
        tokens.startAction(token.line());
        Optional<Kind> end = action(statements);
        tokens.endAction();
        yield end;
      }
      default -> throw tokens.unexpected(token, "input");
    };
  }

  private Optional<Kind> action(List<Statement> statements) {
    Token token = tokens.nextNonSpace();
    switch (token.kind()) {
      case END -> tokens.expect(Kind.RIGHT_DELIMITER, "end");
      case ELSE -> afterElse();
      case BLOCK -> statements.add(block());
      case BREAK -> statements.add(new Node.Break(jump(token)));
      case CONTINUE -> statements.add(new Node.Continue(jump(token)));
      case IF -> statements.add(branch("if"));
      case WITH -> statements.add(branch("with"));
      case RANGE -> statements.add(range());
      case TEMPLATE -> statements.add(call());
      default -> statements.add(command());
    }
    boolean ends = token.kind() == Kind.END || token.kind() == Kind.ELSE;
    return ends ? Optional.of(token.kind()) : Optional.empty();
  }

  private Statement command() {
    tokens.backUp();
    int position = tokens.peek().position();
    return new Node.Action(position, pipelines.pipeline("command", Kind.RIGHT_DELIMITER));
  }

  private void afterElse() {
    Kind next = tokens.peekNonSpace().kind();
    if (next != Kind.IF && next != Kind.WITH) {
      tokens.expect(Kind.RIGHT_DELIMITER, "else");
    }
  }

  private int jump(Token token) {
    Token next = tokens.nextNonSpace();
    if (next.kind() != Kind.RIGHT_DELIMITER) {
      throw tokens.unexpected(next, "{{" + token.text() + "}}");
    }
    if (rangeDepth == 0) {
      throw tokens.error("{{" + token.text() + "}} outside {{range}}");
    }
    return token.position();
  }

  private Statement branch(String word) {
    int mark = pipelines.mark();
    Node.Pipeline pipeline = pipelines.pipeline(word, Kind.RIGHT_DELIMITER);
    Ending body = statements();
    List<Statement> otherwise = body.by() == Kind.ELSE ? otherwise(word) : List.of();
    pipelines.popTo(mark);
    return new Node.Branch(
        pipeline.position(), word.equals("with"), pipeline, body.statements(), otherwise);
  }

  private Statement range() {
    int mark = pipelines.mark();
    Node.Pipeline pipeline = pipelines.pipeline("range", Kind.RIGHT_DELIMITER);
    rangeDepth++;
    Ending body = statements();
    rangeDepth--;
    List<Statement> otherwise = body.by() == Kind.ELSE ? otherwise("range") : List.of();
    pipelines.popTo(mark);
    return new Node.Range(pipeline.position(), pipeline, body.statements(), otherwise);
  }

  /** What follows {@code else}; {@code else if} and {@code else with} share the end. */
  private List<Statement> otherwise(String word) {
    Kind next = tokens.peek().kind();
    boolean chained =
        (word.equals("if") && next == Kind.IF) || (word.equals("with") && next == Kind.WITH);
    if (chained) {
      Token _ = tokens.next();
      return chained(word);
    }
    Ending rest = statements();
    if (rest.by() != Kind.END) {
      throw tokens.error("expected end; found {{else}}");
    }
    return rest.statements();
  }

  private List<Statement> chained(String word) {
    if (++depth > MAX_DEPTH) {
      throw tokens.error("templates are nested deeper than " + MAX_DEPTH + " levels");
    }
    List<Statement> statements = List.of(branch(word));
    depth--;
    return statements;
  }

  private Statement block() {
    Token name = tokens.nextNonSpace();
    String unquoted = templateName(name, "block clause");
    Node.Pipeline pipeline = pipelines.pipeline("block clause", Kind.RIGHT_DELIMITER);
    define(unquoted, "block clause");
    return new Node.Call(name.position(), unquoted, Optional.of(pipeline));
  }

  private Statement call() {
    Token name = tokens.nextNonSpace();
    String unquoted = templateName(name, "template clause");
    if (tokens.nextNonSpace().kind() == Kind.RIGHT_DELIMITER) {
      return new Node.Call(name.position(), unquoted, Optional.empty());
    }
    tokens.backUp();
    Node.Pipeline pipeline = pipelines.pipeline("template clause", Kind.RIGHT_DELIMITER);
    return new Node.Call(name.position(), unquoted, Optional.of(pipeline));
  }

  private String templateName(Token name, String context) {
    if (name.kind() != Kind.STRING && name.kind() != Kind.RAW_STRING) {
      throw tokens.unexpected(name, context);
    }
    return tokens.unquote(name);
  }
}
