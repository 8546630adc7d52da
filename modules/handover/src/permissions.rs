//! Who may do what with handovers, and with the first day in a post.

kernel::permissions! {
    /// The handovers of a tower.
    pub ListHandovers = "handover.list_handovers" by [CommitteeSecretary, CommitteeChair, PartySecretary, SubdistrictClerk, DistrictClerk] or [], "查看离任交接", "see a tower's handovers";
    /// One handover, with what is in it.
    pub ShowHandover = "handover.show_handover" by [CommitteeSecretary, CommitteeChair, PartySecretary, SubdistrictClerk, DistrictClerk] or [Party], "查看交接单", "see a handover";
    /// Adding what only the leaver knows.
    pub WriteNote = "handover.write_note" by [] or [Party], "补充交接说明", "add a note to a handover";
    /// Signing as the one who leaves.
    pub SignHandover = "handover.sign_handover" by [] or [Party], "移交人签字", "sign as the leaver";
    /// Signing in the place of somebody who is gone; for a floor's captain the secretary may.
    pub StandIn = "handover.stand_in" by [CommitteeChair, SubdistrictClerk] or [Handler], "代为移交", "sign in the leaver's place";
    /// Naming who takes over while the post is vacant.
    pub NameSuccessor = "handover.name_successor" by [CommitteeChair, PartySecretary, SubdistrictClerk] or [Handler], "指定接收人", "name who takes over";
    /// Confirming a section.
    pub ConfirmSection = "handover.confirm_section" by [] or [Party], "逐项确认", "confirm a section";
    /// Asking about a section.
    pub AskQuestion = "handover.ask_question" by [] or [Party], "就交接提问", "ask about a section";
    /// Answering.
    pub AnswerQuestion = "handover.answer_question" by [CommitteeChair, SubdistrictClerk] or [Party, Handler], "答复交接提问", "answer a question";
    /// Signing as the one who takes over.
    pub AcceptHandover = "handover.accept_handover" by [] or [Party], "接收人签字", "sign as the successor";
    /// The first day in one's post.
    pub FirstDay = "handover.first_day" by [FloorCaptain, CommitteeSecretary, CommitteeChair, PartySecretary] or [], "查看上岗第一天", "see the first day in one's post";
}
