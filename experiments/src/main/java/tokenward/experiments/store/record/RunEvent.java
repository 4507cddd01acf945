package tokenward.experiments.store.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One line of {@code events.jsonl}, in the order in which things happened. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UpdateRecord.class, name = "update"),
    @JsonSubTypes.Type(value = EvaluationRecord.class, name = "evaluation"),
    @JsonSubTypes.Type(value = CheckpointRecord.class, name = "checkpoint"),
    @JsonSubTypes.Type(value = NoticeRecord.class, name = "notice")
})
public sealed interface RunEvent permits UpdateRecord, EvaluationRecord, CheckpointRecord, NoticeRecord {
    /** Returns how many updates had been made when it happened; 0 before the first. */
    int update();
}
