package io.freqwatch.gotemplate.parse;

import io.freqwatch.gotemplate.parse.Token.Kind;
import io.freqwatch.model.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads pipelines, and knows which variables there are where. Used by one thread. */
final class PipelineParser {
  private final TokenBuffer tokens;
  private final Predicate<String> isFunction;
  private List<String> variables = new ArrayList<>(List.of("$"));
  private int depth;

  PipelineParser(TokenBuffer tokens, Predicate<String> isFunction) {
    this.tokens = tokens;
    this.isFunction = isFunction;
  }

  int mark() {
    return variables.size();
  }

  void popTo(int mark) {
    variables.subList(mark, variables.size()).clear();
  }

  /** Other variables from now on; answers those before. */
  List<String> replaceVariables(List<String> others) {
    List<String> before = variables;
    variables = others;
    return before;
  }

  Node.Pipeline pipeline(String context, Kind end) {
    int position = tokens.peekNonSpace().position();
    List<Node.Variable> declared = new ArrayList<>();
    boolean assigns = declarations(context, declared);
    List<Node.Command> commands = new ArrayList<>();
    for (Token token = tokens.nextNonSpace(); token.kind() != end; token = tokens.nextNonSpace()) {
      if (!startsOperand(token.kind())) {
        throw tokens.unexpected(token, context);
      }
      tokens.backUp();
      commands.add(command());
    }
    check(commands, context);
    return new Node.Pipeline(position, assigns, List.copyOf(declared), List.copyOf(commands));
  }

  private static boolean startsOperand(Kind kind) {
    return switch (kind) {
      case BOOL,
          CHARACTER_CONSTANT,
          COMPLEX,
          DOT,
          FIELD,
          IDENTIFIER,
          NUMBER,
          NIL,
          RAW_STRING,
          STRING,
          VARIABLE,
          LEFT_PARENTHESIS ->
          true;
      default -> false;
    };
  }

  /** Reads what stands before {@code :=} or {@code =}, if anything; answers whether it is `=`. */
  private boolean declarations(String context, List<Node.Variable> declared) {
    while (tokens.peekNonSpace().kind() == Kind.VARIABLE) {
      Token variable = tokens.next();
      Token after = tokens.peek();
      Token next = tokens.peekNonSpace();
      if (next.kind() == Kind.ASSIGN || next.kind() == Kind.DECLARE) {
        declare(variable, declared);
        return next.kind() == Kind.ASSIGN;
      }
      if (next.kind() == Kind.CHARACTER && next.text().equals(",")) {
        declare(variable, declared);
        checkSecond(context, declared);
        continue;
      }
      if (after.kind() == Kind.SPACE) {
        tokens.pushBack(after);
      }
      tokens.pushBack(variable);
      return false;
    }
    return false;
  }

  private void declare(Token variable, List<Node.Variable> declared) {
    Token _ = tokens.nextNonSpace();
    declared.add(new Node.Variable(variable.position(), List.of(variable.text())));
    variables.add(variable.text());
  }

  private void checkSecond(String context, List<Node.Variable> declared) {
    if (!context.equals("range") || declared.size() >= 2) {
      throw tokens.error("too many declarations in " + context);
    }
    Kind kind = tokens.peekNonSpace().kind();
    boolean fits =
        kind == Kind.VARIABLE || kind == Kind.RIGHT_DELIMITER || kind == Kind.RIGHT_PARENTHESIS;
    if (!fits) {
      throw tokens.error("range can only initialize variables");
    }
  }

  private void check(List<Node.Command> commands, String context) {
    if (commands.isEmpty()) {
      throw tokens.error("missing value for " + context);
    }
    for (int i = 1; i < commands.size(); i++) {
      if (isConstant(commands.get(i).words().getFirst())) {
        throw tokens.error("non executable command in pipeline stage " + (i + 1));
      }
    }
  }

  private static boolean isConstant(Node node) {
    return switch (node) {
      case Node.BoolLiteral _,
          Node.Dot _,
          Node.NilLiteral _,
          NumberLiteral _,
          Node.StringLiteral _ ->
          true;
      case Node.Statement _,
          Node.Pipeline _,
          Node.Command _,
          Node.Field _,
          Node.Variable _,
          Node.Chain _,
          Node.Identifier _ ->
          false;
    };
  }

  private Node.Command command() {
    int position = tokens.peekNonSpace().position();
    List<Node> words = new ArrayList<>();
    Token token;
    do {
      Node operand = operand();
      if (operand != null) {
        words.add(operand);
      }
      token = tokens.next();
    } while (token.kind() == Kind.SPACE);
    switch (token.kind()) {
      case RIGHT_DELIMITER, RIGHT_PARENTHESIS -> tokens.backUp();
      case PIPE -> {}
      default -> throw tokens.unexpected(token, "operand");
    }
    if (words.isEmpty()) {
      throw tokens.error("empty command");
    }
    return new Node.Command(position, List.copyOf(words));
  }

  /** A term and the fields behind it; null where none begins. */
  private @Nullable Node operand() {
    Token _ = tokens.peekNonSpace();
    Node term = term();
    if (term == null || tokens.peek().kind() != Kind.FIELD) {
      return term;
    }
    int position = tokens.peek().position();
    List<String> names = new ArrayList<>();
    while (tokens.peek().kind() == Kind.FIELD) {
      names.add(tokens.next().text().substring(1));
    }
    return withFields(term, position, names);
  }

  private Node withFields(Node term, int position, List<String> names) {
    return switch (term) {
      case Node.Field(_, List<String> first) -> new Node.Field(position, joined(first, names));
      case Node.Variable(_, List<String> first) ->
          new Node.Variable(position, joined(first, names));
      default -> {
        if (isConstant(term)) {
          throw tokens.error("unexpected . after term " + GoQuote.quote(term.source()));
        }
        yield new Node.Chain(position, term, List.copyOf(names));
      }
    };
  }

  private static List<String> joined(List<String> first, List<String> more) {
    return Stream.concat(first.stream(), more.stream()).toList();
  }

  private @Nullable Node term() {
    Token token = tokens.nextNonSpace();
    return switch (token.kind()) {
      case IDENTIFIER -> identifier(token);
      case DOT -> new Node.Dot(token.position());
      case NIL -> new Node.NilLiteral(token.position());
      case VARIABLE -> variable(token);
      case FIELD -> new Node.Field(token.position(), List.of(token.text().substring(1)));
      case BOOL -> new Node.BoolLiteral(token.position(), token.text().equals("true"));
      case CHARACTER_CONSTANT, COMPLEX, NUMBER -> number(token);
      case LEFT_PARENTHESIS -> parenthesized();
      case STRING, RAW_STRING ->
          new Node.StringLiteral(token.position(), token.text(), tokens.unquote(token));
      default -> {
        tokens.backUp();
        yield null;
      }
    };
  }

  private Node identifier(Token token) {
    if (!isFunction.test(token.text())) {
      throw tokens.error("function " + GoQuote.quote(token.text()) + " not defined");
    }
    return new Node.Identifier(token.position(), token.text());
  }

  private Node variable(Token token) {
    if (!variables.contains(token.text())) {
      throw tokens.error("undefined variable " + GoQuote.quote(token.text()));
    }
    return new Node.Variable(token.position(), List.of(token.text()));
  }

  private Node number(Token token) {
    try {
      return NumberLiteral.of(token);
    } catch (IllegalArgumentException e) {
      throw tokens.error(e.getMessage());
    }
  }

  private Node parenthesized() {
    if (++depth > Parser.MAX_DEPTH) {
      throw tokens.error("max expression depth exceeded");
    }
    Node.Pipeline pipeline = pipeline("parenthesized pipeline", Kind.RIGHT_PARENTHESIS);
    depth--;
    return pipeline;
  }
}
