package tokenward.dsl.resolve;

import java.util.Optional;
import java.util.Set;
import tokenward.dsl.schema.Member;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.ExpNode;

/** Names of blocks: which kinds take one, need one, or have their own. */
final class BlockHeads {
    private final Members members;
    private final Refusals refusals;

    BlockHeads(Members members, Refusals refusals) {
        this.members = members;
        this.refusals = refusals;
    }

    Optional<Spot> settingAsBlock(ExpNode.Block block, Context context) {
        refusals.refuse(
                ExpCode.E0210,
                "`" + block.kind().text() + "` is a setting, not a block",
                context.source(),
                block.kind(),
                "write `" + block.kind().text() + " = ...`");
        return Optional.empty();
    }

    Optional<Spot> sectionNamed(ExpNode.Block block, Spot.InStruct struct, Context inside) {
        boolean sections = struct.struct().named().anyMatch(m -> m instanceof Member.Section);
        boolean allSections = struct.struct().named().allMatch(m -> m instanceof Member.Section);
        if (!sections || !allSections) {
            return unnamed(block, inside);
        }
        return members.step(struct, block.name().orElseThrow(), inside, true, Set.of());
    }

    Optional<Spot> unnamed(ExpNode.Block block, Context context) {
        ExpNode.Word name = block.name().orElseThrow();
        refusals.refuse(
                ExpCode.E0212,
                "`" + block.kind().text() + "` takes no name",
                context.source(),
                name,
                "there is one `" + block.kind().text() + "`: write `"
                        + block.kind().text() + " {`");
        return Optional.empty();
    }

    Optional<Spot> named(ExpNode.Block block, Spot spot, Context inside) {
        if (block.name().isPresent()) {
            return members.step(spot, block.name().get(), inside, true, Set.of());
        }
        refusals.refuse(
                ExpCode.E0212,
                "`" + block.kind().text() + "` needs a name",
                inside.source(),
                block.kind(),
                "write `" + block.kind().text() + " name {`");
        return Optional.empty();
    }
}
