nav-rights = Rights and duties
rights-intro = One core, many parties: what each of them may do and has to do in this tower.
kind = { $code ->
    [party] Party organisation
    [owner] Owner
    [property] Property manager
    [enterprise] Enterprise
    [employee] Employee
    [subdistrict] Subdistrict
    [department] Department
    [residents] Residents’ committee
   *[social] Social organisation
}
kinds = Subject
own = yours
is-acknowledged = noted
to-acknowledge = please read
counts = { $rights } rights, { $duties } duties
matrix-title = Matrix of rights and duties
matrix-intro = Everybody’s rights and duties side by side. A clause marked as a draft proposal is not law.
firms = Who has taken note
firms-intro = In the order of names. Taking note is voluntary; nobody is pressed or ranked here.
firm = Organisation
no-firms = No organisation is registered in this tower yet.
noted-label = Noted
noted = { $state ->
    [current] the present version
    [older] an earlier version
   *[none] not yet
}
page-intro = A right is used from here; a duty says where it comes from and what is still open.
another-day = This is what applied on { $day }. Nothing can be used or noted from here.
rights = Rights
duties = Duties
no-entries = The rules of that day list none.
standing = { $code ->
    [law] law
    [regulation] regulation
   *[draft] draft proposal
}
use-right = Go there
kept = Done lately:
as-of = As of which day
show-day = Show
oneself = You
note-current = { $who }: noted on { $day }.
note-older = { $who }: an earlier version was noted on { $day }. It has changed since; please read it again.
note-none = { $who }: not noted yet. To note means only to have read; every right can be used without.
do-acknowledge = I have read this and take note
acknowledged-done = Noted. You will be asked again when it changes.
change = { $how ->
    [added] New { $list ->
        [right] right
       *[duty] duty
    }:
    [changed] Changed { $list ->
        [right] right
       *[duty] duty
    }:
   *[dropped] No longer a { $list ->
        [right] right
       *[duty] duty
    }:
}
was-before = (before: { $text })
see-rights = See them
my-rights = My rights and duties
please-read = Please read and take note
kind-of-tower = { $kind }, { $tower }

# Refusals.
not-yours = You are not one of these in this tower ({ $kind }), or may not take note for the organisation.
changed = It has changed since you opened the page.
already = This version has been noted before.
way-own = Under “Rights and duties” your own come first.
way-read-again = Open the page again, read it, and take note then.

# Timeline.
line-acknowledged = Took note of rights and duties: { $kind }
