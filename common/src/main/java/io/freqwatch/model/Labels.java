package io.freqwatch.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * The identity of a series: its labels, sorted by name, names unique, no empty value (an empty
 * label is the same as an absent one, as in Prometheus). Immutable and safe to share between
 * threads.
 *
 * <p>Names and values sort by their UTF-8 bytes, which is the order of code points.
 */
public final class Labels implements Iterable<Label> {
  /** The label that holds the metric's name. */
  public static final String METRIC_NAME = "__name__";

  /** Label by label, names before values, a prefix first: the order of series in an answer. */
  public static final Comparator<Labels> ORDER = Labels::compare;

  public static final Labels EMPTY = new Labels(new String[0]);

  /** The golden ratio of 2^32, as in Fibonacci hashing. */
  private static final int MIXER = 0x9e3779b1;

  /** Name, value, name, value, ... sorted by name. */
  private final String[] pairs;

  private final int hash;

  private Labels(String[] pairs) {
    this.pairs = pairs;
    this.hash = hash(pairs);
  }

  /** Texts that differ in a digit here and there, as those of labels do, share none. */
  private static int hash(String... texts) {
    int hash = texts.length;
    for (String text : texts) {
      hash = (hash ^ text.hashCode()) * MIXER;
      hash ^= hash >>> 15;
    }
    return hash;
  }

  /** Labels from name, value, name, value, ... in any order; a repeated name is an error. */
  public static Labels of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "labels need name and value in turn, found " + namesAndValues.length + " strings");
    }
    Builder builder = builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      builder.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return builder.build();
  }

  /**
   * Labels from name, value, name, value, ... in the order of the names, no value empty, as
   * storages keep them. The array is handed over.
   *
   * @throws IllegalArgumentException where they are not so
   */
  public static Labels ofSorted(String... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (i > 0 && compareUtf8(namesAndValues[i - 2], namesAndValues[i]) >= 0) {
        throw new IllegalArgumentException(
            "label name \"" + namesAndValues[i] + "\" is out of order");
      }
      if (namesAndValues[i + 1].isEmpty()) {
        throw new IllegalArgumentException("label \"" + namesAndValues[i] + "\" is empty");
      }
    }
    return namesAndValues.length == 0 ? EMPTY : new Labels(namesAndValues);
  }

  public static Labels of(Map<String, String> values) {
    Builder builder = builder();
    values.forEach(builder::add);
    return builder.build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts with these labels. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    for (int i = 0; i < pairs.length; i += 2) {
      builder.values.put(pairs[i], pairs[i + 1]);
    }
    return builder;
  }

  /** The value of a label, or the empty string where it is absent. */
  public String value(String name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return pairs[i + 1];
      }
    }
    return "";
  }

  public boolean has(String name) {
    return !value(name).isEmpty();
  }

  /** The metric's name, empty where the series has none. */
  public String metricName() {
    return value(METRIC_NAME);
  }

  public int size() {
    return pairs.length / 2;
  }

  public boolean isEmpty() {
    return pairs.length == 0;
  }

  /** Name of the label at a position, 0 to {@link #size()} - 1, in sorted order. */
  public String nameAt(int index) {
    return pairs[2 * index];
  }

  public String valueAt(int index) {
    return pairs[2 * index + 1];
  }

  /** These labels without some names. */
  public Labels without(Collection<String> names) {
    return filtered(names, false);
  }

  /** Those of these labels that have one of some names. */
  public Labels only(Collection<String> names) {
    return filtered(names, true);
  }

  private Labels filtered(Collection<String> names, boolean kept) {
    String[] rest = new String[pairs.length];
    int count = 0;
    for (int i = 0; i < pairs.length; i += 2) {
      if (names.contains(pairs[i]) == kept) {
        rest[count++] = pairs[i];
        rest[count++] = pairs[i + 1];
      }
    }
    if (count == pairs.length) {
      return this;
    }
    return count == 0 ? EMPTY : new Labels(Arrays.copyOf(rest, count));
  }

  public Map<String, String> toMap() {
    Map<String, String> map = new TreeMap<>(Labels::compareUtf8);
    forEach(label -> map.put(label.name(), label.value()));
    return map;
  }

  /** Orders two strings by their UTF-8 bytes; UTF-16 order differs above U+FFFF. */
  public static int compareUtf8(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean sameKind = Character.isSurrogate(x) == Character.isSurrogate(y);
        return sameKind ? x - y : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }

  /** Storages share texts, so that most of those that are equal are the same. */
  @SuppressWarnings({"ReferenceEquality", "StringEquality"})
  private static int compare(Labels a, Labels b) {
    int length = Math.min(a.pairs.length, b.pairs.length);
    for (int i = 0; i < length; i++) {
      int order = a.pairs[i] == b.pairs[i] ? 0 : compareUtf8(a.pairs[i], b.pairs[i]);
      if (order != 0) {
        return order;
      }
    }
    return a.pairs.length - b.pairs.length;
  }

  @Override
  public Iterator<Label> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size();
      }

      @Override
      public Label next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return new Label(nameAt(next), valueAt(next++));
      }
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels labels
        && hash == labels.hash
        && Arrays.equals(pairs, labels.pairs);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** The form Prometheus prints: {@code name{a="b",c="d"}}. */
  @Override
  public String toString() {
    List<String> rest = new ArrayList<>();
    for (Label label : this) {
      if (!label.name().equals(METRIC_NAME)) {
        rest.add(label.name() + "=\"" + escape(label.value()) + "\"");
      }
    }
    return metricName()
        + (rest.isEmpty() && has(METRIC_NAME) ? "" : "{" + String.join(", ", rest) + "}");
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** Collects labels in any order. Not safe for use by several threads. */
  public static final class Builder {
    private final TreeMap<String, String> values = new TreeMap<>(Labels::compareUtf8);

    private Builder() {}

    /** Adds a label that is not there yet; an empty value adds nothing. */
    public Builder add(String name, String value) {
      requireNonNull(value, "value is null");
      if (values.containsKey(requireNonNull(name, "name is null"))) {
        throw new IllegalArgumentException("label name \"" + name + "\" is not unique");
      }
      return set(name, value);
    }

    /** Sets a label, replacing its value; an empty value removes it. */
    public Builder set(String name, String value) {
      if (value.isEmpty()) {
        values.remove(name);
      } else {
        values.put(name, value);
      }
      return this;
    }

    public Builder remove(String name) {
      values.remove(name);
      return this;
    }

    /** The value set so far, or the empty string. */
    public String value(String name) {
      return values.getOrDefault(name, "");
    }

    public Labels build() {
      if (values.isEmpty()) {
        return EMPTY;
      }
      String[] pairs = new String[2 * values.size()];
      int i = 0;
      for (Map.Entry<String, String> entry : values.entrySet()) {
        pairs[i++] = entry.getKey();
        pairs[i++] = entry.getValue();
      }
      return new Labels(pairs);
    }
  }
}
