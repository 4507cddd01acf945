package tokenward.experiments.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tokenward.experiments.measure.Curve;
import tokenward.experiments.measure.Interval;

class RendererTest {
    private final Renderer renderer = new Renderer();

    @Test
    void a_chart_shows_its_title_its_legend_and_its_scale() {
        String svg = renderer.svg(chart());

        assertThat(svg)
                .startsWith("<svg ")
                .contains("Dense &amp; sparse", ">dense</text>", ">100</text>", "data-x=\"0.0 100.0\"");
        assertThat(svg).contains("prefers-color-scheme: dark");
    }

    @Test
    void pdf_and_png_are_the_same_every_time() {
        byte[] pdf = renderer.pdf(chart());

        assertThat(new Renderer().pdf(chart())).isEqualTo(pdf);
        assertThat(renderer.png(pdf)).isEqualTo(renderer.png(pdf)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void a_token_map_colours_by_sign_and_draws_what_no_font_has() {
        TokenMap map = new TokenMap(
                "One rollout",
                List.of(new TokenMap.Map(
                        "dense",
                        List.of(
                                new TokenMap.Token("def", 0.5),
                                new TokenMap.Token(" f():\n", -0.2),
                                new TokenMap.Token("\t\ud83d\ude00", 0)))));

        String svg = renderer.svg(map);

        assertThat(svg).contains("f-positive", "f-negative", "def");
        assertThat(renderer.pdf(map)).isNotEmpty();
    }

    @Test
    void bars_have_whiskers_where_an_interval_is_known() {
        BarChart bars = new BarChart(
                "",
                "pass@1",
                List.of(
                        new BarChart.Group(
                                "dense",
                                List.of(new BarChart.Bar(
                                        "", Ink.SERIES_1, new Interval(0.6, 0.5, 0.7, 5), List.of(0.55, 0.65)))),
                        new BarChart.Group(
                                "sparse",
                                List.of(new BarChart.Bar("", Ink.SERIES_2, Interval.exactly(0.4), List.of())))),
                true);

        String svg = renderer.svg(bars);

        assertThat(svg.split("<circle", -1)).as("a dot for each run").hasSize(3);
        assertThat(svg.split("class=\"k-ink\"", -1))
                .as("three strokes of one whisker")
                .hasSize(4);
    }

    @Test
    void ticks_are_round_numbers_that_cover_the_values() {
        Scale scale = Scale.round(0.13, 0.87, 5, 100, 0);

        assertThat(scale.ticks(scale.step(5, false))).startsWith(0.0).hasSizeBetween(4, 7);
        assertThat(scale.low()).isZero();
        assertThat(scale.high()).isBetween(0.87, 1.01);
        assertThat(scale.label(0.2, scale.step(5, false))).isEqualTo("0.2");
    }

    @Test
    void what_is_counted_has_ticks_at_whole_numbers_only() {
        for (int last : new int[] {1, 2, 3, 7, 14, 40, 400}) {
            Scale scale = Scale.exact(1, 1 + last, 0, 1);
            double step = scale.step(6, true);

            assertThat(scale.ticks(step))
                    .as("1 to %d", 1 + last)
                    .hasSizeBetween(2, 8)
                    .allMatch(tick ->
                            tick == Math.rint(tick) && !scale.label(tick, step).contains("."));
        }
    }

    @Test
    void numbers_that_differ_by_rounding_only_have_a_scale_that_shows_it() {
        Scale scale = Scale.round(-1.00000001, -1, 5, 100, 0);

        assertThat(scale.high() - scale.low()).isGreaterThan(0.1);
    }

    @Test
    void the_numbers_of_a_figure_can_be_read() {
        assertThat(chart().csv())
                .startsWith("panel,line,kind,x,y,low,high\npass@1,dense,curve,0.0,0.0,,\n")
                .endsWith("pass@1,dense,curve,100.0,1.0,,\n");
        TokenMap map = new TokenMap(
                "", List.of(new TokenMap.Map("dense, t1", List.of(new TokenMap.Token("say(\"hi\",\n", 0.25)))));
        assertThat(map.csv()).isEqualTo("map,token,text,amount\n\"dense, t1\",0,\"say(\"\"hi\"\",\n\",0.25\n");
    }

    @Test
    void numbers_are_written_short() {
        assertThat(Labels.number(0.123456)).isEqualTo("0.1235");
        assertThat(Labels.number(-3)).isEqualTo("\u22123");
        assertThat(Labels.number(1e-5)).isEqualTo("1.00e\u22125");
        assertThat(Labels.signed(0.25, 2)).isEqualTo("+0.25");
        assertThat(Labels.fixed(-0.0001, 2)).isEqualTo("0.00");
    }

    private static LineChart chart() {
        TreeMap<Double, Double> values = new TreeMap<>();
        IntStream.rangeClosed(0, 10).forEach(i -> values.put(i * 10.0, Math.sqrt(i / 10.0)));
        LineChart.Line line = LineChart.Line.of("dense", Ink.series(0), Curve.of(values));
        return new LineChart(
                "Dense & sparse", "update", List.of(new LineChart.Panel("", "pass@1", List.of(line))), 400, 220);
    }
}
