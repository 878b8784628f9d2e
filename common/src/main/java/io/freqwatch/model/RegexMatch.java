package io.freqwatch.model;

import com.google.re2j.Matcher;
import java.util.Map;

/**
 * One match of a {@link Regex}; fills templates with what the groups hold. Used by one thread.
 *
 * <p>Templates are those of Go's {@code regexp.Expand}: {@code $1}, {@code ${1}}, {@code $name},
 * {@code ${name}}, {@code $$} for a dollar. A name goes as far as letters, digits and underscores
 * do, so {@code $1x} is the group "1x". What names no group is empty; a dollar that begins no name
 * stands for itself.
 */
public final class RegexMatch {
  private static final int MAX_NUMBER_LENGTH = 8;

  private final Matcher matcher;
  private final Map<String, Integer> names;

  RegexMatch(Matcher matcher, Map<String, Integer> names) {
    this.matcher = matcher;
    this.names = names;
  }

  /** The template with the groups put in. */
  public String expand(String template) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at++);
      if (c != '$') {
        result.append(c);
      } else if (template.startsWith("$", at)) {
        result.append('$');
        at++;
      } else {
        at = reference(template, at, result);
      }
    }
    return result.toString();
  }

  /** Appends what a reference stands for; answers where it ends. */
  private int reference(String template, int from, StringBuilder result) {
    boolean inBraces = template.startsWith("{", from);
    int begin = inBraces ? from + 1 : from;
    int end = endOfName(template, begin);
    if (end == begin || (inBraces && !template.startsWith("}", end))) {
      result.append('$');
      return from;
    }
    result.append(group(template.substring(begin, end)));
    return inBraces ? end + 1 : end;
  }

  private static int endOfName(String template, int begin) {
    int at = begin;
    while (at < template.length() && isNameCharacter(template.codePointAt(at))) {
      at += Character.charCount(template.codePointAt(at));
    }
    return at;
  }

  private static boolean isNameCharacter(int c) {
    return c == '_' || Character.isLetter(c) || Character.isDigit(c);
  }

  private String group(String name) {
    int number = isNumber(name) ? Integer.parseInt(name) : names.getOrDefault(name, -1);
    String held = number < 0 || number > matcher.groupCount() ? null : matcher.group(number);
    return held == null ? "" : held;
  }

  private static boolean isNumber(String name) {
    boolean leadingZero = name.length() > 1 && name.charAt(0) == '0';
    return name.length() <= MAX_NUMBER_LENGTH
        && !leadingZero
        && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
