from __future__ import annotations

import re

import pytest

from reader.domain.text import BlockKind
from reader.formats import markdown, text
from reader.formats.boilerplate import compiled, is_boilerplate, rules

RESIDUE = """
"*" indicates required fields
“*” indicates required fields
* required
Required fields are marked *
Your email address will not be published. Required fields are marked *
Enter your email address
This field is for validation purposes and should be left unchanged.
Check your inbox or spam folder to confirm your subscription.
Advertisement
ADVERTISEMENT
Story continues below advertisement
Article continues after this ad
Scroll to continue
Sponsored Content
Skip past newsletter promotion
After newsletter promotion
Share
Share this article
Share on Facebook
Share via email
Share this:
Email this article
Click to share on Twitter (Opens in new window)
Facebook Twitter LinkedIn Email Print
Share | Tweet | WhatsApp
Copy link
Link copied to clipboard
Follow us on Facebook
Follow Ada Lindqvist on Twitter @adalindqvist.
Like us on Facebook
Join the conversation
Join our WhatsApp channel
Download our free app
Subscribe
Subscribe now
Subscribe to our newsletter
Subscribe to The Bay Courier's weekly newsletter for more.
Subscribe for $1 a week
Sign up for our daily newsletter
Sign up for the Morning Briefing newsletter here.
Sign up to get breaking news alerts by email
Get the latest news delivered straight to your inbox.
Already a subscriber? Log in
Log in to comment
Create a free account to keep reading
This article is for subscribers only
You have 3 free articles remaining this month.
Support independent journalism. Give today.
Become a member
Donate now
You can unsubscribe at any time.
By signing up, you agree to our Terms of Use and acknowledge the data practices in our Privacy Policy.
We use cookies to improve your experience. By continuing you agree to our use of cookies.
This website uses cookies to ensure you get the best experience.
Accept all cookies
Cookie settings
Privacy Policy | Terms of Use
Do Not Sell or Share My Personal Information
Please enable JavaScript to view the comments.
Read more
Read more: Harbour board chair resigns
Also read: The winter the pier froze
Read the full story
Related
Related articles
Related: Who will pay for the pier?
RELATED STORIES
WATCH: Boats leave the northern pier
See also
More on this story
You may also like
Most read
Trending now
Editor's Picks
Don’t miss: our guide to the harbour
Next article
Back to top
Load more
Show comments
Click here to read the full report.
Watch the video above
4 min read
Reading time: 3 minutes
Photo: Ada Lindqvist / Bay Courier
Photo credit: Bo Marsh
Photo by Bo Marsh/Bay Courier
(AP Photo/Bo Marsh)
AP Photo/Bo Marsh, File
Bloomberg/Getty Images
Image source, Getty Images
Credit: Bo Marsh
© 2024 Bay Courier
Copyright 2024 The Associated Press. All rights reserved.
Copyright © 2023 Bay Courier. All rights reserved. This material may not be published or broadcast.
All rights reserved
This article was originally published on Bay Watch and is republished here.
This story first appeared in the Bay Courier.
Originally published by the Bay Courier
This article is republished from The Conversation under a Creative Commons license.
The views expressed in this article are those of the author and do not necessarily reflect those of the paper.
(Reporting by Ada Lindqvist; Editing by Bo Marsh)
12 Comments
1.2K shares
Leave a comment
Comments are closed
No comments yet
What do you think? Tell us in the comments below.
Got a news tip? Email us at tips@example.org
Contact Ada Lindqvist at ada@example.org
Ada Lindqvist can be reached at ada@example.org or on 555-0100.
""".strip().splitlines()

SENTENCES = """
Advertisement spending fell by a third in the winter, the paper said.
The advertisement showed a mayor asleep at his desk.
The story continues to haunt the board a year after the vote.
Sponsored by two senators, the bill passed on Monday.
Required fields of study include chemistry and law, the dean said.
The form indicates required fields in red, which the auditors called confusing.
Email has changed the way the harbour board works.
Share prices fell after the vote.
Share of the vote held by the party rose to 12 per cent.
Share this with your neighbours, she told the crowd, and come back on Friday.
He shared the article on Facebook before deleting it.
Twitter and Facebook removed the posts on Monday.
Facebook said it would remove the posts.
Follow the money, the old editor used to say.
Following us on the ice was a fishing boat from the next bay.
Subscribe to that theory and you will believe anything, the judge told the court.
Subscribers to the paper fell to 4,000 in March.
The newsletter, which has 3,000 subscribers, was founded by a retired captain.
Newsletters were his first love.
Sign up for the army, the posters said, and thousands of boys did.
Signing up to the treaty took four years.
Sign in the window: closed for the winter.
She asked readers to sign up for the count of seabirds in May.
Get the mayor on the phone, he shouted.
Already a member of the board, Marsh was elected chair on Monday.
Become a member of parliament at 23 and nobody takes you seriously, she said.
Support for independent journalism has collapsed in the country, the group said.
Donate blood, the hospital asked after the fire.
We use cookies to thank the volunteers who bake for us
The bakery uses cookies as a currency among its staff.
Cookies were sold outside the courthouse on Tuesday.
The site was fined for placing cookies without consent.
Privacy campaigners said that the policy broke the law.
By continuing the strike, the union said, you agree with the many who cannot strike.
Read more books, the minister told pupils.
Read the room, the senator advised his colleagues.
Related charges against two of the men were dropped.
Related to the mayor by marriage, he denied any influence.
Watch the harbour on a Monday and you will see no boats at all.
See also how the board treated the crews in 1988.
More from the harbour fund will go to the crews next year.
Most read the verdict as a warning.
Most popular among the crews was the plan that the board rejected.
Trending upwards since March, prices rose again.
Next article of the treaty to be discussed is the one on fishing.
Back to top form after his injury, Marsh won by two lengths.
Show me the comments, the lawyer said.
Click here, and the ballot is cast; the new machines are that simple, officials said.
The ballot takes 4 minutes to read.
Photos by satellite show that the pier has sunk by a metre.
Photo identification is needed to vote.
Images taken by residents showed smoke over the dock.
The photograph by Marsh hung in the town hall for years.
Getty sold the house in 1988.
Credit for the rescue went to two girls on a raft.
Sources said the board would meet again.
Copyright law protects such designs for 25 years, the court held.
Copyright lawyers welcomed the ruling.
Rights groups said all reserved seats had been sold.
This article of the constitution protects the press.
This story was first told by his grandmother, on a boat, in the war.
The pier was originally published as a plan in 1921 and built ten years later.
Views differed.
The views expressed at the hearing were harsh.
Comments by the mayor angered the crews.
Comment came quickly from the governor.
12 comments by the judge were struck from the record.
Leave a message, his phone said for three days.
The mayor declined to comment.
No comment was available from the board.
Got a tip, the detective said, and drove to the dock.
Contact with the boat was lost at noon.
Ada Lindqvist can be reached only by boat.
Officials can be reached at the border crossing, the ministry said.
Print runs fell, and so did hopes.
Up next is the vote on the budget.
Recommended for promotion twice, he stayed a constable.
Home
""".strip().splitlines()


@pytest.mark.parametrize("line", RESIDUE)
def test_residue(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", SENTENCES)
def test_sentences_stay(line: str) -> None:
    assert not is_boilerplate(line)


def test_enough_is_tried() -> None:
    assert len(set(RESIDUE)) >= 30
    assert len(set(SENTENCES)) >= 30


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.pattern[:30])
def test_every_rule_compiles_and_is_limited(rule: object) -> None:
    from reader.formats.boilerplate import Rule

    assert isinstance(rule, Rule)
    assert isinstance(compiled(rule), re.Pattern)
    assert 0 < rule.words <= 60
    assert all(anchor == anchor.casefold() and re.fullmatch(r"[\w'©]+", anchor) for anchor in rule.anchors)


def test_a_line_is_residue_whatever_its_spaces_bullets_and_capitals() -> None:
    assert is_boilerplate("  • SUBSCRIBE \n to our   NEWSLETTER » ")


def test_a_long_paragraph_is_never_residue() -> None:
    assert not is_boilerplate("Copyright 2024 " + "word " * 100)


@pytest.mark.parametrize(
    "hostile",
    [
        "share " * 66,
        "facebook twitter x " * 20,
        "subscribe " + "the " * 90,
        "photo by " + "A" * 380,
        "c" * 400,
    ],
)
def test_no_line_takes_long(hostile: str) -> None:
    for rule in rules():
        compiled(rule).fullmatch(hostile)  # would not return where a pattern backtracks without end


def test_both_formats_mark_it() -> None:
    body = "The harbour board voted late on Monday to close the northern pier for the winter, its chair said."
    for article in (
        text.read("a", f"{body}\n\nShare this article"),
        markdown.read("a", f"{body}\n\n- **Share** this article"),
    ):
        assert [b.kind for b in article.blocks] == [BlockKind.PARAGRAPH, BlockKind.BOILERPLATE]
