package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import java.util.List;
import java.util.regex.Pattern;

/** Writes YAML for people to read: a key a line, two spaces for each level. */
final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/_][A-Za-z0-9_./+-]*");
  private static final List<String> WORDS =
      List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private final StringBuilder text = new StringBuilder();
  private String indent = "";

  /** A key whose value is a text, a number or a switch. */
  YamlText put(String key, Object value) {
    text.append(indent).append(scalar(key)).append(": ").append(scalar(value)).append('\n');
    return this;
  }

  /** The same, left out where the text is empty. */
  YamlText putIfAny(String key, String value) {
    return value.isEmpty() ? this : put(key, value);
  }

  /** A key with a list of texts, left out where there are none. */
  YamlText list(String key, List<String> values) {
    if (!values.isEmpty()) {
      key(key);
      values.forEach(each -> text.append(indent).append("- ").append(scalar(each)).append('\n'));
    }
    return this;
  }

  /** A key with keys below it. */
  YamlText nested(String key, Runnable content) {
    key(key);
    String before = indent;
    indent = before + "  ";
    content.run();
    indent = before;
    return this;
  }

  /** An element of a list that has keys; the first one stands behind the dash. */
  YamlText element(Runnable content) {
    int start = text.length();
    String before = indent;
    indent = before + "  ";
    content.run();
    indent = before;
    text.setCharAt(start + before.length(), '-');
    return this;
  }

  /** A key alone, for a list that follows. */
  YamlText key(String key) {
    text.append(indent).append(scalar(key)).append(":\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String scalar(Object value) {
    String plain = String.valueOf(value);
    boolean isText = value instanceof String;
    return !isText || (PLAIN.matcher(plain).matches() && !WORDS.contains(plain))
        ? plain
        : Json.text(Json.array().add(plain)).replaceFirst("^\\[", "").replaceFirst("\\]$", "");
  }
}
