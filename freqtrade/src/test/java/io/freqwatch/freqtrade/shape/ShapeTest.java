package io.freqwatch.freqtrade.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShapeTest {
  private static Shape shape(String... samples) {
    return List.of(samples).stream()
        .map(sample -> Shape.of(Json.parse(sample), "$", Set.of("$.map")))
        .reduce(Shape::merge)
        .orElseThrow();
  }

  private static List<String> differences(Shape real, Shape simulated) {
    return Comparison.between("$", real, simulated).stream().map(Difference::toString).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|WHOLE",
        "1.0|FRACTION",
        "1795443158|SECONDS",
        "1795443158403|MILLIS",
        "\"x\"|TEXT",
        "\"2026-11-23\"|DAY",
        "\"2026-11-23 14:12:38\"|MOMENT",
        "\"2026-11-23T14:12:38.886955\"|MOMENT",
        "\"2026-11-23 14:12:38+00:00\"|ZONED_MOMENT",
        "\"2026-11-23T14:12:38Z\"|ZONED_MOMENT",
        "true|FLAG",
        "null|NULL",
        "[]|ARRAY",
        "{}|OBJECT"
      })
  void tellsApartWhatAClientHasToTellApart(String json, Kind kind) {
    assertThat(shape(json).kinds()).containsExactly(kind);
  }

  @Test
  void severalSamplesShowWhatMayBeNullOrMissing() {
    Shape merged = shape("{\"a\":1,\"b\":null}", "{\"a\":null}", "{\"a\":2.5,\"b\":\"x\"}");
    assertThat(merged.fields().get("a").shape().kinds())
        .containsExactlyInAnyOrder(Kind.WHOLE, Kind.NULL, Kind.FRACTION);
    assertThat(merged.fields().get("a").optional()).isFalse();
    assertThat(merged.fields().get("b").optional()).isTrue();
    assertThat(merged.fields().get("b").shape().isNullable()).isTrue();
  }

  @Test
  void elementsOfAnArrayAreSamplesOfOneShape() {
    Shape list = shape("[{\"a\":1},{\"a\":2,\"b\":3}]");
    assertThat(list.elements()).isNotNull();
    assertThat(list.elements().fields().get("b").optional()).isTrue();
  }

  @Test
  void sameShapesDoNotDiffer() {
    Shape real = shape("{\"a\":[{\"b\":null}],\"map\":{\"x\":1}}", "{\"a\":[],\"map\":{}}");
    Shape simulated = shape("{\"a\":[{\"b\":null},{\"b\":null}],\"map\":{\"y\":2,\"z\":3}}");
    assertThat(differences(real, simulated)).isEmpty();
  }

  @Test
  void namesMissingAndSurplusFields() {
    assertThat(differences(shape("{\"a\":1}"), shape("{\"b\":1}")))
        .containsExactly(
            "$.a: field: real there, simulated none", "$.b: field: real none, simulated there");
    assertThat(differences(shape("{\"a\":1}", "{}"), shape("{\"a\":1}")))
        .containsExactly("$.a: may be missing: real true, simulated false");
  }

  @Test
  void namesOtherTypesAndNulls() {
    assertThat(differences(shape("{\"a\":1}"), shape("{\"a\":1.0}")))
        .containsExactly("$.a: type: real [whole], simulated [fraction]");
    assertThat(differences(shape("[{\"a\":1},{\"a\":null}]"), shape("[{\"a\":1}]")))
        .containsExactly("$[].a: null: real true, simulated false");
  }

  @Test
  void namesOtherUnitsAndFormats() {
    assertThat(differences(shape("1795443158"), shape("1795443158403")))
        .containsExactly("$: format: real [SECONDS], simulated [MILLIS]");
    assertThat(differences(shape("\"2026-11-23\""), shape("\"yesterday\"")))
        .containsExactly("$: format: real [DAY], simulated [TEXT]");
    assertThat(differences(shape("[0,1795443158]"), shape("[1795443158]"))).isEmpty();
  }

  @Test
  void theValuesOfAMapAreComparedWhateverTheirKeys() {
    assertThat(differences(shape("{\"map\":{\"x\":1}}"), shape("{\"map\":{\"y\":true}}")))
        .containsExactly("$.map.*: type: real [whole], simulated [flag]");
  }

  @Test
  void rowsAreComparedPlaceByPlace() {
    assertThat(differences(shape("[[\"a\",1],[\"b\",2]]"), shape("[[\"a\",\"1\"]]")))
        .containsExactly("$[].1: type: real [whole], simulated [text]");
  }

  @Test
  void saysNothingAboutTypesThatWereNotSeen() {
    assertThat(differences(shape("[]"), shape("[1]"))).isEmpty();
    assertThat(differences(shape("{\"a\":null}"), shape("{\"a\":null}", "{\"a\":1}"))).isEmpty();
  }
}
