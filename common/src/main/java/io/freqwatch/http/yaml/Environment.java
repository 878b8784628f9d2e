package io.freqwatch.http.yaml;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of the process, for what may be taken from them. */
public final class Environment {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:\\{([^}]*+)\\}|([A-Za-z0-9_]++)|(\\$))");

  private final Map<String, String> variables;

  public Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * Replaces {@code $NAME} and {@code ${NAME}}; what is not set is empty; {@code $$} is a dollar.
   */
  public String expand(String text) {
    return REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match)));
  }

  /** A proxy by the usual variables, such as {@code http_proxy}, in letters of either case. */
  public Optional<URI> proxy(String name) {
    return variable(name).filter(text -> !text.isEmpty()).flatMap(Environment::address);
  }

  /** Whom {@code no_proxy} excepts. */
  public List<String> noProxy() {
    return list(variable("no_proxy").orElse(""));
  }

  public static List<String> list(String commaSeparated) {
    return Arrays.stream(commaSeparated.split(","))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name))
        .or(() -> Optional.ofNullable(variables.get(name.toUpperCase(Locale.ROOT))));
  }

  static Optional<URI> address(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
    } catch (IllegalArgumentException ignored) { // what is no address is no proxy
      return Optional.empty();
    }
  }

  private String value(MatchResult match) {
    if (match.group(3) != null) {
      return "$";
    }
    String name = match.group(1) == null ? match.group(2) : match.group(1);
    return name.equals("$") ? "$" : variables.getOrDefault(name, "");
  }
}
