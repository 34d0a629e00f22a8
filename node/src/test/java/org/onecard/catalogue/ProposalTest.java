package org.onecard.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onecard.catalogue.ItemLife.State;
import org.onecard.catalogue.Proposal.Entry;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.ItemAct;
import org.onecard.protocol.catalogue.ItemAct.Deed;
import org.onecard.protocol.catalogue.ItemAct.Origin;
import org.onecard.protocol.catalogue.ItemPaper;
import org.onecard.protocol.catalogue.ItemPaper.Change;
import org.onecard.protocol.catalogue.ItemPaper.Listing;

/** A proposal is the set of its acts: in whatever order they came, it stands at the same place. */
class ProposalTest {
  private static final Region CHONGQING = Region.of("50");
  private static final Region SICHUAN = Region.of("51");
  private static final Instant START = Instant.parse("2026-11-20T04:00:00Z");
  private static final Origin ORIGIN =
      new Origin(PlaceCode.of("510000"), PlaceCode.of("500103"), "剧场入场", "试点");

  @Test
  void agreementIsToTheWordsAsTheyStand() {
    UUID id = new UUID(1, 1);
    ItemPaper first = paper("a", 1);
    ItemPaper second = paper("a", 2);
    List<Entry> acts = new ArrayList<>();
    acts.add(act(id, SICHUAN, 1, new Deed.Submitted(ORIGIN, first)));
    acts.add(act(id, SICHUAN, 2, new Deed.Agreed(first.digest())));
    acts.add(act(id, CHONGQING, 1, new Deed.Agreed(first.digest())));
    assertThat(new Proposal(id, acts).state()).isEqualTo(State.AGREED);

    acts.add(act(id, SICHUAN, 3, new Deed.Revised(second)));
    assertThat(new Proposal(id, acts).state())
        .as("what was agreed lapses")
        .isEqualTo(State.IN_REVIEW);
    acts.add(act(id, CHONGQING, 2, approved(second)));
    acts.add(act(id, CHONGQING, 3, new Deed.Agreed(second.digest())));
    assertThat(new Proposal(id, acts).state()).isEqualTo(State.IN_REVIEW);
    acts.add(act(id, SICHUAN, 4, new Deed.Agreed(second.digest())));
    assertThat(new Proposal(id, acts).state()).as("one side approved").isEqualTo(State.AGREED);
    acts.add(act(id, SICHUAN, 5, approved(second)));
    assertThat(new Proposal(id, acts).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void nobodyActsForAnother() {
    UUID id = new UUID(1, 2);
    ItemPaper paper = paper("a", 1);
    Region stranger = Region.of("52");
    List<Entry> acts =
        List.of(
            act(id, SICHUAN, 1, new Deed.Submitted(ORIGIN, paper)),
            act(id, SICHUAN, 2, new Deed.Agreed(paper.digest())),
            act(id, stranger, 1, new Deed.Agreed(paper.digest())),
            act(id, stranger, 2, new Deed.Refused("no")),
            act(id, CHONGQING, 1, new Deed.Retracted("not mine")));
    assertThat(new Proposal(id, acts).state()).isEqualTo(State.IN_REVIEW);
    assertThat(new Proposal(id, acts).agreed()).containsOnlyKeys(SICHUAN);
  }

  @Test
  void theEarlierSubmissionStandsAndTheOtherYields() {
    Proposal ours = submitted(new UUID(1, 3), CHONGQING, START.plusSeconds(2), 1);
    Proposal theirs = submitted(new UUID(1, 4), SICHUAN, START.plusSeconds(1), 1);
    Proposal sameMoment = submitted(new UUID(1, 5), CHONGQING, START.plusSeconds(1), 1);

    assertThat(Precedence.yielding(List.of(ours, theirs), Map.of()))
        .isEqualTo(Map.of(ours.id(), theirs.id()));
    assertThat(Precedence.yielding(List.of(theirs, sameMoment), Map.of()))
        .as("the lower region at the same instant")
        .isEqualTo(Map.of(theirs.id(), sameMoment.id()));
    assertThat(Precedence.yielding(List.of(ours, theirs), Map.of(theirs.id(), 1L)))
        .as("theirs was in the edition that ours builds upon")
        .isEmpty();
    assertThat(Precedence.yielding(List.of(ours, theirs), Map.of(theirs.id(), 2L)))
        .isEqualTo(Map.of(ours.id(), theirs.id()));
  }

  @Test
  void whatWasTakenBackBeforeStandsInNobodysWay() {
    UUID id = new UUID(1, 6);
    Entry submission =
        new Entry(
            SICHUAN,
            null,
            new ItemAct(id, 1, START, "d", new Deed.Submitted(ORIGIN, paper("a", 1))));
    Entry retraction =
        new Entry(
            SICHUAN, null, new ItemAct(id, 2, START.plusSeconds(5), "d", new Deed.Retracted("x")));
    Proposal theirs = new Proposal(id, List.of(submission, retraction));
    Proposal before = submitted(new UUID(1, 7), CHONGQING, START.plusSeconds(4), 1);
    Proposal after = submitted(new UUID(1, 8), CHONGQING, START.plusSeconds(6), 1);

    assertThat(Precedence.yielding(List.of(theirs, before), Map.of()))
        .containsOnlyKeys(before.id());
    assertThat(Precedence.yielding(List.of(theirs, after), Map.of())).isEmpty();
  }

  /** Both sides act at random, each on what it has seen; messages arrive late but in order. */
  @Test
  void twoNodesThatKnowTheSameActsAgreeHoweverTheyCame() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      List<Entry> all = new ArrayList<>();
      UUID[] ids = {new UUID(2, round), new UUID(3, round)};
      Region[] by = {CHONGQING, SICHUAN};
      for (int i = 0; i < 2; i++) {
        all.addAll(history(ids[i], by[i], by[1 - i], random));
      }
      List<Entry> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, random);
      assertThat(states(shuffled, ids))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(states(all, ids));
    }
  }

  private static List<Entry> history(UUID id, Region author, Region other, Random random) {
    List<Entry> acts = new ArrayList<>();
    ItemPaper paper = paper("a", 1);
    long[] sequence = {0, 0};
    acts.add(random(id, author, ++sequence[0], new Deed.Submitted(ORIGIN, paper), random));
    for (int i = 0; i < 8; i++) {
      boolean byAuthor = random.nextBoolean();
      Deed deed =
          switch (random.nextInt(byAuthor ? 7 : 5)) {
            case 0 -> new Deed.Commented("c" + i);
            case 1, 2 -> new Deed.Agreed(paper.digest());
            case 3 -> approved(paper);
            case 4 -> random.nextInt(4) == 0 ? new Deed.Refused("r") : approved(paper);
            case 5 -> new Deed.Revised(paper("a", 2 + i));
            default -> random.nextInt(4) == 0 ? new Deed.Retracted("r") : new Deed.Commented("d");
          };
      if (deed instanceof Deed.Revised(ItemPaper revised)) {
        paper = revised;
      }
      int who = byAuthor ? 0 : 1;
      acts.add(random(id, byAuthor ? author : other, ++sequence[who], deed, random));
    }
    return acts;
  }

  private static List<Object> states(List<Entry> entries, UUID[] ids) {
    List<Proposal> proposals = new ArrayList<>();
    for (UUID id : ids) {
      proposals.add(
          new Proposal(
              id, entries.stream().filter(entry -> entry.act().proposal().equals(id)).toList()));
    }
    List<Object> states = new ArrayList<>();
    for (Proposal proposal : proposals) {
      states.add(Standing.of(proposal, proposals, List.of(), Optional.empty(), START));
      states.add(proposal.paper());
      states.add(proposal.agreed().keySet());
    }
    return states;
  }

  private static Entry random(UUID id, Region region, long sequence, Deed deed, Random random) {
    Instant at = START.plusSeconds(sequence * 10 + random.nextInt(9));
    return new Entry(region, null, new ItemAct(id, sequence, at, "d", deed));
  }

  private static Proposal submitted(UUID id, Region region, Instant at, int revision) {
    return new Proposal(
        id,
        List.of(
            new Entry(
                region,
                null,
                new ItemAct(id, 1, at, "d", new Deed.Submitted(ORIGIN, paper("a", revision))))));
  }

  private static Deed approved(ItemPaper paper) {
    return new Deed.Approved(paper.digest(), "政府", "演示1号", LocalDate.of(2026, 11, 20));
  }

  private static Entry act(UUID id, Region region, long sequence, Deed deed) {
    return new Entry(
        region, null, new ItemAct(id, sequence, START.plusSeconds(sequence), "d", deed));
  }

  private static ItemPaper paper(String code, int revision) {
    return ItemPaper.of(
        Listing.JOINT,
        Change.ADD,
        1,
        List.of(CHONGQING, SICHUAN),
        ItemFixture.item(code).put("titleEn", "Revision " + revision));
  }
}
