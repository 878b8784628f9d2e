package io.freqwatch.freqtrade.exchange;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.freqtrade.market.Pair;
import io.freqwatch.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a request asks for, checked; a wrong value is refused as Binance would. */
final class Parameters {
  private static final String WHOLE = "^[0-9]{1,20}$";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final String SYMBOLS = "^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\")*)?\\]$";

  private final Request request;

  Parameters(Request request) {
    this.request = request;
  }

  Pair symbol() {
    return listed(required("symbol"));
  }

  Interval interval() {
    return Interval.named(required("interval")).orElseThrow(ExchangeException::invalidInterval);
  }

  /** How many are wanted; more than the most is the most. */
  int limit(int otherwise, int most) {
    long wanted = whole("limit").orElse(otherwise);
    if (wanted == 0) {
      throw ExchangeException.invalidData("limit");
    }
    return (int) Math.min(wanted, most);
  }

  OptionalLong whole(String name) {
    String text = request.query(name).orElse("");
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      throw ExchangeException.illegal(name, WHOLE);
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  /** Whether one symbol is wanted, and not a list. */
  boolean isOneSymbol() {
    boolean one = request.query("symbol").isPresent();
    if (one && request.query("symbols").isPresent()) {
      throw ExchangeException.bothSymbolAndSymbols();
    }
    return one;
  }

  /** The pairs of {@code symbols}; all where it is not given. */
  List<Pair> symbols() {
    return request.query("symbols").map(Parameters::listedAll).orElse(Listing.PAIRS);
  }

  private static List<Pair> listedAll(String array) {
    List<Pair> pairs = new ArrayList<>();
    for (JsonNode symbol : parse(array)) {
      pairs.add(listed(symbol.asString("")));
    }
    return pairs;
  }

  private static JsonNode parse(String array) {
    try {
      JsonNode symbols = Json.parse(array.getBytes(StandardCharsets.UTF_8));
      if (symbols.isArray()) {
        return symbols;
      }
    } catch (JsonException ignoredSinceTheAnswerSaysWhatIsExpected) {
      throw ExchangeException.illegal("symbols", SYMBOLS);
    }
    throw ExchangeException.illegal("symbols", SYMBOLS);
  }

  private static Pair listed(String symbol) {
    return Listing.find(symbol).orElseThrow(ExchangeException::invalidSymbol);
  }

  private String required(String name) {
    return request
        .query(name)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> ExchangeException.missing(name));
  }
}
