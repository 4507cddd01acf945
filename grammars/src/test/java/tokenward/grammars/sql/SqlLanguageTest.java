package tokenward.grammars.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.PrefixChecker;
import tokenward.grammars.prefix.PrefixState;
import tokenward.grammars.prefix.Verdict;

class SqlLanguageTest {
    private static final Language SQL = SqlLanguage.compile();
    private static final String QUERY = """
            WITH t AS (SELECT a, count(*) AS n FROM s GROUP BY a HAVING count(*) > 1)
            select t.a, case when n > 2 then 'it''s' else null end x, sum(n) over (partition by a order by n desc)
            from t left join u on t.a = u.a and u.b between 1 and 2 where not exists (select 1 from v)
              and (t.a, n) in (select a, b from w) or u.c is not null union all values (1, 2), (3, 4)
            order by 1 nulls last limit 10 offset :skip; -- done
            """;

    @Test
    void accepts_every_prefix_of_a_query() {
        PrefixState state = SQL.start();
        for (int i = 0; i < QUERY.length(); i++) {
            state = state.append(QUERY.substring(i, i + 1));
            assertThat(state.isViable()).as(state.verdict().toString()).isTrue();
        }
        assertThat(state.isComplete()).isTrue();
    }

    @Test
    void accepts_changes() {
        PrefixChecker checker = new PrefixChecker(SQL);
        for (String text : new String[] {
            "insert into t (a, b) values (1, ?), (2, default_value)",
            "INSERT INTO t SELECT * FROM u",
            "update t set a = a + 1, b = default where c like 'x%'",
            "delete from s.t where a = 1"
        }) {
            assertThat(checker.check(text).isComplete()).as(text).isTrue();
        }
    }

    @Test
    void flags_the_first_word_no_statement_has_there() {
        assertThat(offending("select a from where b")).isEqualTo("where");
        assertThat(offending("select a b c from t")).isEqualTo("c");
        assertThat(offending("delete t")).isEqualTo("t");
        assertThat(offending("select (1, 2")).isEqualTo("");
    }

    private static String offending(String text) {
        Verdict verdict = new PrefixChecker(SQL).check(text);
        return verdict instanceof Verdict.Dead dead
                ? text.substring(dead.offending().start()).split(" ", 2)[0]
                : "";
    }
}
