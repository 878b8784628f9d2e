package io.freqwatch.promql;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Why a query has no answer; the kinds are those of the HTTP API. */
public abstract sealed class PromqlException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private PromqlException(String message) {
    super(message, null, false, false);
  }

  /** Line and column, in bytes from 1, of a place in a query: {@code 1:5}. */
  public static String place(String query, int at) {
    if (query.isEmpty()) {
      return "unknown position";
    }
    String before = query.substring(0, Math.min(at, query.length()));
    int lastBreak = before.lastIndexOf('\n');
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    int column = 1 + before.substring(lastBreak + 1).getBytes(UTF_8).length;
    return line + ":" + column;
  }

  /** The text is no query: {@code 1:5: parse error: ...}, line and column in bytes from 1. */
  public static final class Syntax extends PromqlException {
    private static final long serialVersionUID = 1;

    public Syntax(String query, int at, String problem) {
      super(place(query, at) + ": parse error: " + problem);
    }
  }

  /** The query is well formed, yet cannot be asked in this way. */
  public static final class Invalid extends PromqlException {
    private static final long serialVersionUID = 1;

    public Invalid(String problem) {
      super(problem);
    }
  }

  /** The query ran and failed, for instance at a limit. */
  public static final class Execution extends PromqlException {
    private static final long serialVersionUID = 1;

    public Execution(String problem) {
      super(problem);
    }
  }

  /** The query took longer than it may. */
  public static final class Timeout extends PromqlException {
    private static final long serialVersionUID = 1;

    public Timeout(String during) {
      super("query timed out in " + during);
    }
  }

  /** Whoever asked has gone, or the program ends. */
  public static final class Canceled extends PromqlException {
    private static final long serialVersionUID = 1;

    public Canceled(String during) {
      super("query was canceled in " + during);
    }
  }
}
