package io.freqwatch.web.prometheus;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a name is searched for: one of several terms, to the letter or about. */
final class SearchTerms {
  private static final int MAX_TERMS = 20;
  private static final int MAX_TERM_LENGTH = 256;
  private static final double INSIDE = 0.9;

  private final List<ToDoubleFunction<String>> terms;
  private final boolean caseSensitive;

  private SearchTerms(List<ToDoubleFunction<String>> terms, boolean caseSensitive) {
    this.terms = terms;
    this.caseSensitive = caseSensitive;
  }

  /**
   * @throws ParameterException naming the parameter that cannot be
   */
  static SearchTerms of(ApiParameters parameters) throws IOException {
    double threshold = threshold(parameters.text("fuzz_threshold"));
    boolean subsequence = isSubsequence(parameters.text("fuzz_alg"));
    boolean caseSensitive = flag(parameters, "case_sensitive", true);
    List<String> texts = parameters.texts("search[]");
    if (texts.size() > MAX_TERMS
        || texts.stream().anyMatch(text -> text.length() > MAX_TERM_LENGTH)) {
      throw new ParameterException(
          "at most " + MAX_TERMS + " terms of " + MAX_TERM_LENGTH + " characters");
    }
    List<ToDoubleFunction<String>> terms =
        texts.stream()
            .map(text -> caseSensitive ? text : text.toLowerCase(Locale.ROOT))
            .map(text -> subsequence ? subsequence(text, threshold) : similar(text, threshold))
            .toList();
    return new SearchTerms(terms, caseSensitive);
  }

  boolean isEmpty() {
    return terms.isEmpty();
  }

  /** How well a name fits the best of the terms, up to 1; 0 where it fits none. */
  double score(String name) {
    String compared = caseSensitive ? name : name.toLowerCase(Locale.ROOT);
    return terms.isEmpty()
        ? 1
        : terms.stream().mapToDouble(term -> term.applyAsDouble(compared)).max().orElse(0);
  }

  private static ToDoubleFunction<String> subsequence(String term, double threshold) {
    SubsequenceScore scores = new SubsequenceScore(term);
    return name -> {
      double score = name.startsWith(term) ? 1 : scores.of(name);
      return score >= threshold ? score : 0;
    };
  }

  private static ToDoubleFunction<String> similar(String term, double threshold) {
    return name -> {
      if (name.contains(term)) {
        return name.startsWith(term) ? 1 : INSIDE;
      }
      double score = threshold > 0 ? JaroWinkler.similarity(term, name) : 0;
      return score >= threshold ? score : 0;
    };
  }

  private static double threshold(String text) {
    try {
      int percent = text.isEmpty() ? 0 : Integer.parseInt(text);
      if (percent >= 0 && percent <= 100) {
        return percent / 100.0;
      }
    } catch (NumberFormatException ignored) {
      // the error below says the same
    }
    throw new ParameterException("invalid fuzz_threshold \"" + text + "\": must be 0-100");
  }

  private static boolean isSubsequence(String algorithm) {
    return switch (algorithm) {
      case "", "subsequence" -> true;
      case "jarowinkler" -> false;
      default ->
          throw new ParameterException(
              "unsupported fuzz_alg \""
                  + algorithm
                  + "\": must be one of [subsequence jarowinkler]");
    };
  }

  static boolean flag(ApiParameters parameters, String name, boolean absent) throws IOException {
    try {
      return parameters.flag(name, absent);
    } catch (ParameterException ignored) { // these paths say it shorter
      throw new ParameterException(
          "invalid " + name + " \"" + parameters.text(name) + "\": must be boolean");
    }
  }
}
