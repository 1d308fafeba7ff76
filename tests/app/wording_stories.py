"""Wire stories and rewrites of them; what went wrong in each: the kind of finding, and words of its evidence."""

from __future__ import annotations

from dataclasses import dataclass


def flow(text: str) -> str:
    """Take out the line breaks inside paragraphs."""
    return "\n\n".join(paragraph.replace("\n", " ") for paragraph in text.strip().split("\n\n"))


@dataclass(frozen=True)
class Story:
    """A wire, what was made of it, and the findings to check that an editor would want."""

    name: str
    wire: str
    rewrite: str
    planted: tuple[tuple[str, str], ...]


DAIRY = Story(
    "dairy",
    flow("""
Dairy recalls cheese after listeria cases in three counties

BRACKENRIDGE, Ireland, May 6 - The Glasheen Dairy recalled all batches of its Ballin soft cheese on Wednesday after
nine people fell ill with listeriosis in three counties, the food safety agency said.

Two of the patients, both over 70, were in intensive care. The agency said it had not yet confirmed that the cheese
was the source.

"We are doing everything we can to help the inspectors, and our hearts go out to the families," said managing
director Fionnuala Hession. "But no product of ours has tested positive so far."

The dairy, founded in 1968, employs about 140 people and exports to 11 countries. It voluntarily halted production
at its plant in Brackenridge on Tuesday evening.

Inspectors visited the plant in February and found no serious breaches of hygiene rules, according to a report
published by the agency.

A former employee, who asked not to be named, told Radio Corrib that cleaning had allegedly been cut from twice a
day to once to save money. Hession rejected the claim and said cleaning records would be handed over.

Consumer advocate Declan Moyne said the agency had acted too slowly. "Nine people were sick before anybody picked up
a telephone," he said.

Supermarkets were told to remove the cheese from shelves. Customers who had bought it could return it for a refund,
even without a receipt.

Listeriosis can be fatal for elderly people, pregnant women and newborn babies. About 20 cases are reported in
Ireland in a typical year.
"""),
    flow("""
Cheese withdrawn as nine struck down by listeria

All batches of a popular soft cheese made by the Glasheen Dairy were withdrawn from sale yesterday after nine people
in three counties contracted listeriosis, according to the food safety agency.

Two patients aged over 70 were being treated in intensive care. The agency said it had confirmed that the cheese was
the source.

Fionnuala Hession, the managing director, said: “We are doing everything we can to help the inspectors, and our
hearts go out to the families.”

The company, which was set up in 1968, has 140 staff and sells to 11 countries. On Tuesday evening it voluntarily
stopped production at Brackenridge.

A former worker told Radio Corrib, on condition of anonymity, that cleaning had been cut from twice a day to once to
save money.

The agency’s director resigned after the outbreak.

Shops have been ordered to take the cheese off their shelves, and customers can return it for a refund even if they
have no receipt.

Declan Moyne, a consumer advocate, claimed the agency had been too slow to act. “Nine people were sick before
anybody picked up a telephone,” he said.

In a typical year some 20 cases are reported in Ireland. Listeriosis can kill the elderly, pregnant women and
newborn babies.
"""),
    (
        ("negation-lost", "not yet confirmed"),
        ("quote-trimmed", "But no product of ours"),
        ("hedge-lost", "about 140"),
        ("omitted", "found no serious breaches"),
        ("hedge-lost", "allegedly been cut"),
        ("omitted", "Hession rejected the claim"),
        ("cue-differs", "claimed"),
        ("unsupported", "director resigned"),
    ),
)

CINEMA = Story(
    "cinema",
    flow("""
Court halts demolition of Art Deco cinema in Pardu

PARDU, Estonia, June 12 - A court in the port city of Pardu on Thursday suspended the demolition of the Kalev
cinema, a 1937 Art Deco building, hours before excavators were due to move in.

Judge Tiina Allik said the city had failed to consult the heritage board before it issued a permit to the developer,
Hansa Kinnisvara.

"A permit granted at such speed raises questions that this court cannot ignore," she wrote in her ruling, which can
be appealed within 15 days.

Hansa Kinnisvara plans to build 84 flats and a supermarket on the site. Its chief executive, Rain Metsalu, said the
cinema was beyond repair and that delays could cost the company 30,000 euros a week.

"We are a small firm, and we may not survive another year of this," Metsalu told reporters outside the court. "I
respect the judge, although I do not agree with her."

About 2,000 people had signed a petition to save the building, which closed in 2009. Campaigners say its murals were
painted by a pupil of Eduard Wiiralt, but art historians have not been able to verify that.

Deputy mayor Olev Saar denied that the city had rushed the permit. He said officials had followed the law to the
letter.

The city council will discuss the matter on June 24. Saar said it was unlikely to withdraw the permit.

Pardu, a city of 51,000, lost much of its centre in air raids in 1944.
"""),
    flow("""
Last-minute reprieve for 1930s cinema

Demolition of the Kalev cinema in Pardu, an Art Deco landmark built in 1937, was suspended by a court on Thursday,
only hours before the diggers were due.

The judge, Tiina Allik, found that the city had consulted the heritage board before issuing a permit to Hansa
Kinnisvara, the developer.

“A permit granted at such speed raises questions that this court cannot ignore,” she wrote. Her ruling is open to
appeal for 15 days.

The company will build 84 flats and a supermarket on the site. The cinema was beyond repair, and delays could cost
Hansa Kinnisvara €30,000 a week.

“We are a small firm, and we may not survive another year of this,” said Rain Metsalu, its chief executive, outside
court. “I respect the judge.”

Some 2,000 people had put their names to a petition to save the cinema, which shut in 2009. Its murals were painted
by a pupil of Eduard Wiiralt.

Olev Saar, the deputy mayor, said that the city had “followed the law to the letter”.

The council is to debate the matter on 24 June; Mr Saar said it was likely to withdraw the permit.

Cinemas of the 1930s can be found all over the Baltic states, from Narva to Klaipeda.

Much of the centre of Pardu, which has a population of 51,000, was lost in the air raids of 1944.
"""),
    (
        ("negation-lost", "failed to consult"),
        ("hedge-lost", "plans to build"),
        ("attribution-dropped", "Rain Metsalu, said"),
        ("quote-trimmed", "although I do not agree"),
        ("attribution-dropped", "Campaigners say"),
        ("omitted", "have not been able to verify"),
        ("omitted", "denied that the city had rushed"),
        ("paraphrase-quoted", "followed the law to the letter"),
        ("negation-lost", "unlikely"),
    ),
)

PROSPECTOR = Story(
    "prospector",
    flow("""
Gold prospector found alive after 11 days in Yukon wilderness

WHITEHORSE, Canada, Sept 3 - A 58-year-old prospector who vanished 11 days ago in the Yukon was found alive on
Tuesday, weak but conscious, beside a creek some 40 km from his camp, police said.

Gerald Tootoo, of Dawson City, had survived on berries and, he told rescuers, one unlucky porcupine.

"He asked us for coffee before he asked us where he was," said Corporal Anita Blais, who led the search. "I think he
had been very close to the end."

Tootoo was flown to hospital in Whitehorse with suspected frostbite and a broken wrist. Doctors said his life was
not in danger.

Police believe he became disoriented in a snowstorm on Aug. 23. They do not suspect foul play.

His daughter, Lena Tootoo, 31, said the family had never given up hope. She thanked more than 60 volunteers who had
taken part in the search.

The search, which involved two helicopters and a team of dogs, had been scaled back on Saturday. Blais said that
decision had been hers alone and that she regretted it.

Conservation officer Mike Sandoz said prospectors should carry satellite beacons. "If you go out there without one,
you are betting your life on the weather," he said.

The creek is not marked on most maps. Gold was first found in the area in 1898.
"""),
    flow("""
Missing gold hunter is found alive by creek

Rescuers have found a 58-year-old gold prospector alive 11 days after he disappeared in the Yukon. He was weak but
conscious beside a creek 40km from his camp, police said on Tuesday.

Gerald Tootoo, from Dawson City, lived on berries and a porcupine.

Corporal Anita Blais, who was in charge of the search, said: “He asked us for coffee before he asked us where he
was. He had been very close to the end.”

He was taken by helicopter to hospital in Whitehorse with frostbite and a broken wrist, but doctors said his life
was not in danger.

He became disoriented in a snowstorm on August 23. Police suspect foul play.

Lena Tootoo, his 31-year-old daughter, said that the family never lost hope. She thanked the volunteers, of whom
there were more than 60.

Two helicopters and a team of dogs were used in the search, which was scaled back on Saturday. Corporal Blais
admitted that the decision was hers alone and that she regretted it.

Tootoo had quarrelled with his business partner a week before he vanished.

Prospectors should carry satellite beacons, said Mike Sandoz, a conservation officer. “You are betting your life on
the weather,” he said.

The creek is not marked on most maps. Gold was discovered in the area in 1898.
"""),
    (
        ("hedge-lost", "some 40 km"),
        ("quote-trimmed", "I think"),
        ("hedge-lost", "suspected frostbite"),
        ("attribution-dropped", "Police believe"),
        ("negation-lost", "not suspect"),
        ("cue-differs", "admitted"),
        ("quote-trimmed", "If you go out there"),
        ("unsupported", "quarrelled with his business partner"),
    ),
)

BANK = Story(
    "bank",
    flow("""
Regulator fines Norlund Bank 12 million crowns over money laundering checks

STAVELUND, Oct 21 - Norway's financial regulator fined Norlund Bank 12 million crowns on Tuesday for weak controls
against money laundering, but said it had found no sign that the bank had knowingly helped criminals.

The regulator said the bank had not checked the background of 312 customers, most of them shipping companies
registered in Cyprus.

Norlund said it accepted the fine and had since hired 45 people to strengthen its controls. It said it would not
appeal.

"We did not take this seriously enough, and for that I apologise," chief executive Kjersti Moen said in a statement.

Some of the accounts may have been used to move money out of Russia, according to two people with knowledge of the
inquiry. Police declined to comment.

The opposition Centre Party called for a parliamentary hearing. Its finance spokesman, Odd Reinertsen, said the
regulator had been warned as early as 2019.

The regulator's director, Siri Hauge, disputed that. She said the first tip had reached her office in 2021.

Shares in Norlund rose 3% as investors had feared a fine of as much as 50 million crowns.

Analyst Per Lien of Fjord Markets said the matter was now probably closed. "They got off lightly, but they were also
honest about it," he said.
"""),
    flow("""
Norlund Bank fined over laundering checks

Norway’s financial watchdog has fined Norlund Bank 12 million kroner for weak controls against money laundering.

It said that the bank had failed to check the background of 312 customers, most of which were shipping companies
registered in Cyprus.

Norlund accepted the fine, said it had taken on 45 people to improve its controls and would not appeal.

“We did not take this seriously, and for that I apologise,” Kjersti Moen, the chief executive, said.

Some accounts were used to move money out of Russia, according to two people with knowledge of the inquiry. The
police would not comment.

The Centre Party, which is in opposition, demanded a parliamentary hearing. Odd Reinertsen, its finance spokesman,
insisted the regulator had been warned as early as 2019.

Norlund’s shares rose by 3 per cent; investors had feared a fine of 50 million kroner.

“They got off lightly,” said Per Lien, an analyst at Fjord Markets, who said the matter was probably closed.

Money laundering is the process of making the proceeds of crime look legal. Banks across the Nordic region have been
fined in recent years.
"""),
    (
        ("omitted", "found no sign"),
        ("quote-trimmed", "enough"),
        ("hedge-lost", "may have been used"),
        ("cue-differs", "insisted"),
        ("omitted", "disputed that"),
        ("omitted", "the first tip"),
        ("hedge-lost", "as much as 50 million"),
        ("quote-trimmed", "but they were also honest"),
    ),
)

SPILL = Story(
    "spill",
    flow("""
Oil spill off Sardinia smaller than feared, coastguard says

CAGLIARI, Italy, July 18 (Merid) - A fuel spill from a grounded cargo ship off southern Sardinia is smaller than
first feared, the coastguard said on Friday, but beaches along 14 km of coast will stay closed at least until
Monday.

The Maltese-flagged Corallo ran aground near Cape Spartivento on Wednesday night with 21 crew on board. All were
rescued unhurt.

About 90 tonnes of fuel leaked into the sea, Captain Marco Pintus of the coastguard told reporters. On Thursday
officials had spoken of up to 400 tonnes.

"The wind has been our friend for two days, but we cannot count on it," Pintus said. "If it turns, the oil could
reach the flamingo lagoon."

Prosecutors in Cagliari are investigating whether the officer on watch had been drinking. His lawyer, Ilaria Deidda,
said a test had shown no alcohol in his blood.

The ship's owner, Valletta-based Trident Bulk, said in a statement that the vessel had been inspected in March and
had no known defects.

Environmental group Mare Vivo accused the regional government of reacting too late. The region's president, Efisio
Lai, dismissed the criticism as "electioneering from a deckchair".

Hoteliers said some guests had cancelled bookings for August. "People see one black bird on television and they go
to Croatia," said Bruna Melis, who runs a guest house in Teulada.

Salvage experts expect the ship to be refloated within ten days, weather permitting.
"""),
    flow("""
Sardinian beaches closed as ship leaks fuel

Beaches along 14km of the south coast of Sardinia will be shut until Monday after fuel leaked from a cargo ship that
ran aground, but the spill is smaller than had been feared, the coastguard said yesterday.

The Corallo, which sails under the flag of Malta, hit rocks near Cape Spartivento on Wednesday night. The 21 crew
were rescued unhurt.

Captain Marco Pintus, of the coastguard, said that some 90 tonnes of fuel had leaked into the sea. Officials had
spoken on Thursday of up to 400 tonnes.

“The wind has been our friend for two days,” Captain Pintus said. “The oil could reach the flamingo lagoon.”

The officer on watch had been drinking, according to prosecutors in Cagliari.

Trident Bulk, the owner, which is based in Valletta, claimed that the vessel was inspected in March and had no known
defects.

The regional government reacted too late, according to Mare Vivo, an environmental group. Efisio Lai, the president
of the region, called the criticism “electioneering from a deckchair”.

The captain has been suspended by the company.

Guests have cancelled their bookings for August, hoteliers said. “People see one black bird on television and they
go to Croatia,” said Bruna Melis, the owner of a guest house in Teulada.

The ship will be refloated within ten days, according to salvage experts.
"""),
    (
        ("hedge-lost", "at least until Monday"),
        ("quote-trimmed", "but we cannot count on it"),
        ("quote-trimmed", "If it turns"),
        ("hedge-lost", "whether the officer"),
        ("omitted", "no alcohol in his blood"),
        ("cue-differs", "claimed"),
        ("hedge-lost", "expect"),
        ("unsupported", "has been suspended"),
    ),
)

CHESS = Story(
    "chess",
    flow("""
Teenage chess prodigy stripped of national title

REYKFOSS, Feb 27 - Iceland's chess federation on Friday stripped 16-year-old Birta Sveinsdottir of the national
title after an inquiry concluded that she had probably received help during two games, in a decision that her family
vowed to fight.

The federation's disciplinary panel said it had no direct proof of cheating but that her moves matched those of a
computer in 94% of critical positions.

Sveinsdottir, who in October became the youngest Icelandic champion, has denied cheating. She was not banned and may
enter next year's tournament.

"I won those games with my own head," she said in a video posted on Friday evening.

Her father, Sveinn Arnarson, said the panel had refused to hear two grandmasters who were willing to testify for
her.

Panel chairman Hallgrimur Petursson said that was untrue. He said written statements from both had been considered.

The title passes to runner-up Jon Helgason, 34, who said he took no pleasure in it. "I would rather have lost to a
genius than won like this, if she is one," he said.

Statistics alone should not decide such cases, said Maria Foss, a mathematician at the university. She said the
method used by the panel produced false alarms in about one case in 200.

Cheating with phones has become a growing problem in chess, officials say.
"""),
    flow("""
Chess champion, 16, loses title

Birta Sveinsdottir, 16, was stripped of Iceland’s national chess title on Friday after an inquiry concluded that she
had received help during two games. Her family vowed to fight the decision.

The disciplinary panel of the chess federation said that it had direct proof of cheating and that her moves matched
those of a computer in 94 per cent of critical positions.

Sveinsdottir became Iceland’s youngest champion in October. She was banned and may not enter next year’s tournament.

“I won those games with my own head,” she said in a video on Friday evening.

The panel refused to hear two grandmasters who were willing to testify for her.

Hallgrimur Petursson, who chaired the panel, denied this, saying that written statements from both had been
considered.

The title goes to Jon Helgason, 34, the runner-up, who said that he took no pleasure in it. “I would rather have
lost to a genius than won like this,” he said.

Maria Foss, a university mathematician, said that “statistics alone should not decide such cases”. The method used
by the panel produces false alarms in one case in 200, she said.

Officials say that cheating with phones is a growing problem in chess.
"""),
    (
        ("hedge-lost", "probably received"),
        ("negation-lost", "had no direct proof"),
        ("omitted", "has denied cheating"),
        ("negation-lost", "not banned"),
        ("negation-gained", "not enter"),
        ("attribution-dropped", "Her father, Sveinn Arnarson, said"),
        ("quote-trimmed", "if she is one"),
        ("paraphrase-quoted", "tatistics alone should not"),
    ),
)

BRIGADE = Story(
    "brigade",
    flow("""
Volunteer brigade chief charged with starting bush fires

WARRAGONG, Australia, Jan 9 - The head of a volunteer fire brigade in Victoria has been charged with lighting three
of the bush fires that he later helped to put out, police said on Saturday.

Craig Dunmore, 44, was arrested at his home in Warragong on Friday. He is accused of setting fire to scrub beside a
forest road on three nights in December.

No one was injured and no houses were lost in the fires, which burned about 300 hectares.

Dunmore, a father of two, did not enter a plea at a brief hearing. His solicitor, Anh Pham, said he would defend the
charges and had been fighting a fourth fire, 40 km away, at the time of one of the blazes.

Detective Inspector Sue Kirby said the arrest followed a tip from a member of the public. She would not say whether
others were under suspicion.

"The vast majority of our volunteers are the best people you will ever meet," said chief fire officer Dale Whitmore.
"I ask the public not to judge them by one case that has not yet been proved."

Neighbours described Dunmore as quiet and helpful. One, who declined to be named, said he seemed obsessed with
sirens as a boy.

Dunmore was released on bail and must report to police twice a week. He is due in court again on March 2.
"""),
    flow("""
Fire chief ‘lit blazes he put out’

The chief of a volunteer fire brigade in the Australian state of Victoria lit three of the bush fires that he later
helped to put out, police said yesterday.

Craig Dunmore, 44, set fire to scrub beside a forest road on three nights in December. He was arrested at his home
in Warragong on Friday.

Nobody was hurt and no homes were lost in the fires, which burnt 300 hectares.

Dunmore, who has two children, pleaded not guilty at a brief hearing and was released on bail. He must report to
police twice a week and will be in court again on 2 March.

The arrest came after a tip-off from a member of the public, said Detective Inspector Sue Kirby, who would not say
if others were suspected.

Dale Whitmore, the chief fire officer, said: “The vast majority of our volunteers are the best people you will ever
meet. I ask the public not to judge them by one case.”

Neighbours said Dunmore was quiet and helpful. He was obsessed with sirens as a boy, according to one.

Dunmore’s marriage broke up last year.

Victoria suffered some of the worst bush fires in its history in 2009, when 173 people died.
"""),
    (
        ("hedge-lost", "accused of setting"),
        ("hedge-lost", "about 300 hectares"),
        ("quote-trimmed", "that has not yet been proved"),
        ("hedge-lost", "seemed obsessed"),
        ("unsupported", "marriage broke up"),
    ),
)

STORIES = (DAIRY, CINEMA, PROSPECTOR, BANK, SPILL, CHESS, BRIGADE)
