package tokenward.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tokenward.grammars.text.SourceText;

class FormatterTest {
    @Test
    void settings_and_notes_are_aligned_and_comments_kept() {
        String text = """
                // heading
                import   "a.exp"


                experiment e extends  pipeline{   // what it is
                seed=1 @assumed("any")   // why
                  title  =  "x"

                  // about ppo
                  ppo { epochs=4
                    mini_batch = 8   rollouts @paper( "Table 3" )
                    advantage=gae( gamma:1.0,lambda :0.95 )

                  }
                  kl . coefficient = 0.1
                  reward lint {weight=0.1}
                  sweep { seed=1..5 }
                  model policy {
                    lora { rank=16
                    targets=[q_proj,
                        // values too
                        v_proj ]
                  } }
                }
                """;

        assertThat(format(text)).isEqualTo("""
                        // heading
                        import "a.exp"

                        experiment e extends pipeline {                        // what it is
                          seed  = 1                                            @assumed("any")  // why
                          title = "x"

                          // about ppo
                          ppo {
                            epochs     = 4
                            mini_batch = 8 rollouts                            @paper("Table 3")
                            advantage  = gae(gamma: 1.0, lambda: 0.95)
                          }
                          kl.coefficient = 0.1
                          reward lint { weight = 0.1 }
                          sweep { seed = 1 .. 5 }
                          model policy {
                            lora {
                              rank    = 16
                              targets = [q_proj,
                                // values too
                                v_proj]
                            }
                          }
                        }
                        """);
    }

    @Test
    void formatting_twice_is_formatting_once() {
        String once = format("experiment e{seed=1 // a\n// b\n\n\n  ppo{\n\n epochs=2}}\n// end");

        assertThat(format(once)).isEqualTo(once);
    }

    @Test
    void text_and_groovy_are_left_as_they_stand() {
        String body = "```groovy\n      if (x)   y()\n  ```";
        String text = "define reward r {\n  summary = \"\"\"\n     two\n       lines\n  \"\"\"\n  assess  = " + body
                + "\n}\n";

        assertThat(format(text)).isEqualTo(text);
    }

    @Test
    void negative_numbers_percentages_and_ranges_keep_their_parts() {
        assertThat(format("define reward r {\n range=- 1 .. 1\n share=5%\n}\n"))
                .isEqualTo("define reward r {\n  range = -1 .. 1\n  share = 5 %\n}\n");
    }

    private static String format(String text) {
        return Formatter.format(new SourceText("test.exp", text)).value().orElseThrow();
    }
}
