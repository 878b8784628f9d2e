package io.freqwatch.alertmanager.alert;

import static java.util.stream.Collectors.joining;

import io.freqwatch.model.GoQuote;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.util.Comparator;
import java.util.List;

/** Conditions that an alert meets all of; none is met by every alert. */
public record Matchers(List<Matcher> list) {
  public static final Matchers NONE = new Matchers(List.of());

  private static final Comparator<Matcher> ORDER =
      Comparator.comparing(Matcher::name, Labels::compareUtf8)
          .thenComparing(Matcher::value, Labels::compareUtf8)
          .thenComparing(Matcher::type);

  public Matchers {
    list = List.copyOf(list);
  }

  public static Matchers of(Matcher... matchers) {
    return new Matchers(List.of(matchers));
  }

  /** The same in the order of names, values and operators, as group keys show them. */
  public Matchers sorted() {
    return new Matchers(list.stream().sorted(ORDER).toList());
  }

  public boolean isEmpty() {
    return list.isEmpty();
  }

  public boolean matches(Labels labels) {
    for (Matcher matcher : list) {
      if (!matcher.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the label's absence would do as well. */
  public boolean matchEverything() {
    return list.stream().allMatch(matcher -> matcher.matches(""));
  }

  /** One matcher as Alertmanager prints it. */
  public static String text(Matcher matcher) {
    String name = matcher.name();
    boolean plain = name.chars().noneMatch(MatcherLexer::isReserved) && !name.isEmpty();
    return plain
        ? name + matcher.type().operator() + '"' + escaped(matcher.value()) + '"'
        : GoQuote.quote(name) + matcher.type().operator() + GoQuote.quote(matcher.value());
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
  }

  /** As Alertmanager prints them: {@code {a="b",c=~"d"}}. */
  @Override
  public String toString() {
    return list.stream().map(Matchers::text).collect(joining(",", "{", "}"));
  }
}
