package io.freqwatch.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.gotemplate.parse.TemplateException;
import io.freqwatch.gotemplate.value.FunctionSet;
import io.freqwatch.gotemplate.value.GoFunction;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateSetTest {
  private static final GoValue DATA =
      GoValue.struct(
          "*Bot",
          Map.of(
              "Name", GoValue.of("alpha"),
              "Pairs", GoValue.strings(List.of("BTC/USDT", "ETH/USDT")),
              "Labels", GoValue.stringMap(Map.of("bot", "alpha", "env", "home"))));

  private static String render(String template) {
    return TemplateSet.of(FunctionSet.of()).parse("test", template).execute("test", DATA);
  }

  @Test
  void trimsSpaceWhereMarkersAskForIt() {
    assertThat(render("a  {{- 1 -}}  b {{/* note */ -}}  c")).isEqualTo("a1b c");
  }

  @Test
  void keepsVariablesUntilTheirBlockEnds() {
    assertThat(render("{{$x := 1}}{{if true}}{{$x = 2}}{{$x := 3}}{{$x}}{{end}}{{$x}}"))
        .isEqualTo("32");
  }

  @Test
  void rangesOverListsMapsAndNumbers() {
    assertThat(render("{{range $i, $p := .Pairs}}{{$i}}={{$p}} {{end}}"))
        .isEqualTo("0=BTC/USDT 1=ETH/USDT ");
    assertThat(render("{{range $k, $v := .Labels}}{{$k}}={{$v}} {{end}}"))
        .isEqualTo("bot=alpha env=home ");
    assertThat(
            render(
                "{{range 4}}{{if eq . 1}}{{continue}}{{end}}{{if eq ."
                    + " 3}}{{break}}{{end}}{{.}}{{end}}"))
        .isEqualTo("02");
    assertThat(render("{{range slice .Pairs 2}}x{{else}}empty{{end}}")).isEqualTo("empty");
  }

  @Test
  void choosesTheFirstBranchThatIsTrue() {
    assertThat(render("{{if .Labels.x}}a{{else if .Name}}b{{else}}c{{end}}")).isEqualTo("b");
    assertThat(render("{{with .Labels.x}}a{{else with .Name}}{{.}}{{end}}")).isEqualTo("alpha");
  }

  @Test
  void callsTemplatesWithDataOfTheirOwn() {
    assertThat(render("{{define \"t\"}}<{{.}}>{{end}}{{template \"t\" .Name}}"))
        .isEqualTo("<alpha>");
    assertThat(render("{{block \"b\" .Labels}}{{.env}}{{end}}")).isEqualTo("home");
  }

  @Test
  void replacesTemplatesOfTheSameNameByLaterOnes() {
    TemplateSet set =
        TemplateSet.of(FunctionSet.of())
            .parse("one", "{{define \"t\"}}old{{end}}")
            .parse("two", "{{define \"t\"}}new{{end}}{{template \"t\"}}");
    assertThat(set.execute("two", GoValue.nil())).isEqualTo("new");
  }

  @Test
  void saysWhereAnExecutionFailed() {
    assertThatThrownBy(() -> render("line\n  {{.Nothing}}"))
        .isInstanceOf(TemplateException.class)
        .hasMessage(
            "template: test:2:4: executing \"test\" at <.Nothing>:"
                + " can't evaluate field Nothing in type *Bot");
  }

  @Test
  void saysWhichLineIsNoTemplate() {
    assertThatThrownBy(() -> render("a\n{{if}}x{{end}}"))
        .hasMessage("template: test:2: missing value for if");
    assertThatThrownBy(() -> render("{{nothing 1}}"))
        .hasMessage("template: test:1: function \"nothing\" not defined");
    assertThatThrownBy(() -> render("{{range .Pairs}}"))
        .hasMessage("template: test:1: unexpected EOF");
  }

  @Test
  void evaluatesNoMoreThanNeededOfAndOr() {
    assertThat(render("{{and .Labels.x (index .Pairs 9)}}{{or .Name (index .Pairs 9)}}"))
        .isEqualTo("alpha");
  }

  @Test
  void endsWhatWouldNotEnd() {
    assertThatThrownBy(() -> render("{{range 999999999}}{{end}}")).hasMessageContaining("steps");
    assertThatThrownBy(() -> render("{{define \"t\"}}{{template \"t\"}}{{end}}{{template \"t\"}}"))
        .hasMessageContaining("exceeded maximum template depth");
    assertThatThrownBy(() -> render("{{$x := \"xxxx\"}}{{range 60}}{{$x = print $x $x}}{{end}}"))
        .hasMessageContaining("too large to be printed");
    assertThatThrownBy(() -> render("(".repeat(300).replace("(", "{{if 1}}")))
        .hasMessageContaining("nested deeper");
    assertThatThrownBy(() -> render("{{" + "(".repeat(5000)))
        .hasMessageContaining("max expression depth exceeded");
  }

  @Test
  void checksArgumentsOfFunctions() {
    GoFunction twice =
        GoFunction.of("twice", List.of(GoType.STRING), a -> GoValue.of(a.text(0) + a.text(0)));
    TemplateSet set = TemplateSet.of(FunctionSet.of(twice));
    assertThat(set.parse("t", "{{\"a\" | twice}}").execute("t", GoValue.nil())).isEqualTo("aa");
    assertThatThrownBy(() -> set.parse("t", "{{twice 1}}").execute("t", GoValue.nil()))
        .hasMessage("template: t:1:8: executing \"t\" at <1>: expected string; found 1");
    assertThatThrownBy(() -> set.parse("t", "{{twice}}").execute("t", GoValue.nil()))
        .hasMessage(
            "template: t:1:2: executing \"t\" at <twice>:"
                + " wrong number of args for twice: want 1 got 0");
  }
}
