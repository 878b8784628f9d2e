package io.freqwatch.promql.engine;

/** Who asked a query, for logs. */
public sealed interface QueryOrigin {
  /** The program itself. */
  record Program() implements QueryOrigin {}

  /** A client over HTTP. */
  record Http(String clientAddress, String method, String path) implements QueryOrigin {}

  /** A group of rules. */
  record RuleGroup(String file, String name) implements QueryOrigin {}
}
