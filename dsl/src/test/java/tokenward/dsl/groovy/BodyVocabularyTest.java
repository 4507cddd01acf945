package tokenward.dsl.groovy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tokenward.dsl.groovy.BodyVocabulary.Owner;
import tokenward.dsl.groovy.BodyVocabulary.Word;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Task;

class BodyVocabularyTest {
    @Test
    void every_word_of_bodies_trees_and_nodes_is_told() {
        Map<Owner, Class<?>> classes =
                Map.of(Owner.BODY, RewardScript.class, Owner.TREE, CodeTree.class, Owner.NODE, CodeNode.class);
        Set<String> internal = Set.of("parameterNamed", "variableGot", "toString", "run", "hashCode", "equals");

        classes.forEach((owner, type) -> {
            Set<String> words = new TreeSet<>(
                    BodyVocabulary.of(owner).stream().map(Word::name).toList());
            Set<String> methods = words(type);
            methods.removeAll(internal);

            assertThat(words).as("%s", owner).isEqualTo(methods);
        });
    }

    @Test
    void words_of_tasks_and_completions_exist() {
        Map<Owner, Class<?>> classes = Map.of(Owner.TASK, Task.class, Owner.COMPLETION, Completion.class);

        classes.forEach((owner, type) -> assertThat(words(type))
                .containsAll(BodyVocabulary.of(owner).stream().map(Word::name).toList()));
    }

    private static Set<String> words(Class<?> type) {
        Set<String> words = new TreeSet<>();
        List<Method> methods = Arrays.asList(type.getDeclaredMethods());
        for (Method method : methods) {
            if (Modifier.isPublic(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isSynthetic()) {
                String name = method.getName();
                boolean getter = name.startsWith("get") && name.length() > 3;
                words.add(getter ? Character.toLowerCase(name.charAt(3)) + name.substring(4) : name);
            }
        }
        return words;
    }
}
