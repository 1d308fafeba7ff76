"""Wire sentences and what a rewrite made of them, with the kinds of finding to check they must give (none: harmless).

Each group is one wire story and one rewrite, a paragraph a pair.
"""

from __future__ import annotations

HEDGES = [
    ("The driver allegedly ignored two red lights.", "The driver ignored two red lights.", "hedge-lost"),
    ("The bridge may close for a month in spring.", "The bridge will close for a month in spring.", "hedge-lost"),
    (
        "Investigators think a faulty heater probably caused the blaze.",
        "Investigators think a faulty heater caused the blaze.",
        "hedge-lost",
    ),
    (
        "Some 400 sheep died in the snow on Harrow Fell.",
        "Exactly 400 sheep died in the snow on Harrow Fell.",
        "hedge-lost",
    ),
    ("The orchard lost at least 90 trees to the gale.", "The orchard lost 90 trees to the gale.", "hedge-lost"),
    (
        "Repairs to the pier could cost up to 3 million pounds.",
        "Repairs to the pier could cost 3 million pounds.",
        "hedge-lost",
    ),
    ("The painting is believed to be a copy made in Antwerp.", "The painting is a copy made in Antwerp.", "hedge-lost"),
    ("The mayor appears to have broken the rules on gifts.", "The mayor has broken the rules on gifts.", "hedge-lost"),
    (
        "Detectives arrested the alleged ringleader in a cafe.",
        "Detectives arrested the ringleader in a cafe.",
        "hedge-lost",
    ),
    ("The suspected smuggler was held at Dunmore airport.", "The smuggler was held at Dunmore airport.", "hedge-lost"),
    ("The talks are expected to resume in Lisbon on Friday.", "The talks resume in Lisbon on Friday.", "hedge-lost"),
    ("The brewery plans to sell its depot in Ludlow.", "The brewery will sell its depot in Ludlow.", "hedge-lost"),
    ("The vaccine reportedly failed its second trial.", "The vaccine failed its second trial.", "hedge-lost"),
    ("The glacier will vanish within 40 years.", "The glacier may vanish within 40 years.", "hedge-gained"),
    (
        "The coach was carrying 52 pupils when it overturned.",
        "The coach was carrying about 52 pupils when it overturned.",
        "hedge-gained",
    ),
    (
        "Ministers are considering whether the tunnel is safe to reopen.",
        "Ministers say the tunnel is safe to reopen.",
        "hedge-lost",
    ),
    (
        "The outbreak, which has sickened an estimated 2,300 people, was apparently due to tainted rice, doctors said.",
        "Doctors said the outbreak, which has made 2,300 people ill, was apparently due to tainted rice.",
        "hedge-lost",
    ),
    (
        "Analysts say the merger could cost as many as 800 jobs in Leeds.",
        "The merger will cost as many as 800 jobs in Leeds, analysts say.",
        "hedge-lost",
    ),
    (
        "A man suspected of stealing the relics was seen boarding a ferry to Calais.",
        "A man who stole the relics was seen boarding a ferry to Calais.",
        "hedge-lost",
    ),
    (
        "The tunnel's lining seems to have cracked during the frost, inspectors said.",
        "Inspectors said the tunnel's lining cracked during the frost.",
        "hedge-lost",
    ),
    (
        "The senator is said to be weighing a run for governor.",
        "The senator is weighing a run for governor.",
        "hedge-lost",
    ),
    (
        "Prosecutors are investigating whether Mr Lunt bribed customs staff in Odessa.",
        "Prosecutors are investigating how Mr Lunt bribed customs staff in Odessa.",
        "hedge-lost",
    ),
    ("Nearly all the eggs in the hatchery were lost.", "All the eggs in the hatchery were lost.", "hedge-lost"),
    (
        "Some of the detained students have been beaten, their families say.",
        "All of the detained students have been beaten, their families say.",
        "hedge-lost",
    ),
    (
        "It is one of the largest coin hoards found in Wales.",
        "It is the largest coin hoard found in Wales.",
        "hedge-lost",
    ),
    ("The climber is feared to have died on the north face.", "The climber died on the north face.", "hedge-lost"),
    (
        "Preliminary results show that turnout fell in the capital.",
        "Results show that turnout fell in the capital.",
        "hedge-lost",
    ),
    ("The suspect is thought to have fled to Albania by boat.", "The suspect fled to Albania by boat.", "hedge-lost"),
    ("Police think the two burglaries are linked.", "The two burglaries are linked, police said.", "hedge-lost"),
    # harmless
    ("About 70 cyclists took part in the charity ride.", "Around 70 cyclists took part in the charity ride.", ""),
    (
        "Roughly a dozen kayaks were stolen from the boathouse.",
        "A dozen or so kayaks were stolen from the boathouse.",
        "",
    ),
    ("The new reservoir might flood three farms.", "Three farms could be flooded by the new reservoir.", ""),
    ("The choir is likely to tour Japan next autumn.", "The choir will probably tour Japan next autumn.", ""),
    (
        "Seismologists said more than 600 tremors had been recorded.",
        "Over 600 tremors were recorded, seismologists said.",
        "",
    ),
    ("The library could not be reopened before Easter.", "The library was not able to reopen before Easter.", ""),
    ("Perhaps 30 people were queueing outside the bakery.", "Some 30 people were queueing outside the bakery.", ""),
    ("The firm proposed a 4% cut in wages to its pilots.", "The firm imposed a 4% cut in wages on its pilots.", ""),
    (
        "The strike is set to disrupt trains until Thursday.",
        "The strike is expected to disrupt trains until Thursday.",
        "",
    ),
    ("More than 1,500 homes were left without power in Kent.", "Over 1,500 homes in Kent lost power.", ""),
    (
        "The opera house hopes to reopen in May after its refit.",
        "After its refit the opera house aims to reopen in May.",
        "",
    ),
    (
        "The plane might have hit birds, the airport's director said.",
        "The airport's director said the plane may have hit birds.",
        "",
    ),
    (
        "He could hear the engine stutter before the crash, said a farmer.",
        "A farmer said he heard the engine stutter before the crash.",
        "",
    ),
    (
        "The suspected arsonist, 19, will appear in court on Monday.",
        "The 19-year-old suspected arsonist is due in court on Monday.",
        "",
    ),
]
NEGATIONS = [
    (
        "The coroner said the nurse was not to blame for the overdose.",
        "The coroner said the nurse was to blame for the overdose.",
        "negation-lost",
    ),
    ("The striker has never been fined for dissent.", "The striker has been fined for dissent.", "negation-lost"),
    (
        "No passengers were hurt when the tram left the rails.",
        "Passengers were hurt when the tram left the rails.",
        "negation-lost",
    ),
    ("The senator voted for the dairy subsidy.", "The senator did not vote for the dairy subsidy.", "negation-gained"),
    (
        "Parliament approved the fishing treaty by a wide margin.",
        "Parliament rejected the fishing treaty by a wide margin.",
        "negation-gained",
    ),
    (
        "The tribunal ruled that the eviction was unlawful.",
        "The tribunal ruled that the eviction was lawful.",
        "negation-lost",
    ),
    ("The pilot did not say the engine was faulty.", "The pilot said the engine was not faulty.", "negation-moved"),
    ("Nobody at the plant knew about the leak.", "Workers at the plant knew about the leak.", "negation-lost"),
    ("Engineers found no cracks in the dam wall.", "Engineers found cracks in the dam wall.", "negation-lost"),
    ("The contractor failed to insure the crane.", "The contractor insured the crane.", "negation-lost"),
    (
        "The school will close its swimming pool at Easter.",
        "The school will not close its swimming pool at Easter.",
        "negation-gained",
    ),
    ("Neither brother inherited the vineyard.", "Both brothers inherited the vineyard.", "negation-lost"),
    ("The referee allowed the second goal.", "The referee disallowed the second goal.", "negation-gained"),
    (
        "The medicine is safe for children under five.",
        "The medicine is unsafe for children under five.",
        "negation-gained",
    ),
    (
        "Shopkeepers oppose the plan to pave the square.",
        "Shopkeepers support the plan to pave the square.",
        "negation-lost",
    ),
    (
        "Officials said there was no evidence that the water had been contaminated.",
        "Officials said there was evidence that the water had been contaminated.",
        "negation-lost",
    ),
    (
        "The ministry has not ruled out closing the border.",
        "The ministry has ruled out closing the border.",
        "negation-lost",
    ),
    (
        "Doctors do not expect the prince to need surgery.",
        "Doctors expect the prince to need surgery.",
        "negation-lost",
    ),
    (
        "Mrs Ellery left the firm without a pay-off in 2019.",
        "Mrs Ellery left the firm with a pay-off in 2019.",
        "negation-lost",
    ),
    (
        "The jury cleared him of manslaughter after nine hours.",
        "The jury convicted him of manslaughter after nine hours.",
        "negation-gained",
    ),
    (
        "The prime minister denied that taxes would rise.",
        "The prime minister said that taxes would rise.",
        "negation-lost",
    ),
    ("Councillors are in favour of the bypass.", "Councillors are against the bypass.", "negation-gained"),
    ("Sales of diesel cars rose 4% in March.", "Sales of diesel cars fell 4% in March.", "percent-differs"),
    (
        "The company did pay tax in Ireland last year, its filings show.",
        "The company did not pay tax in Ireland last year, its filings show.",
        "negation-gained",
    ),
    (
        "Aid lorries were allowed into the camp on Sunday.",
        "Aid lorries were barred from the camp on Sunday.",
        "negation-gained",
    ),
    ("Few of the refugees have work permits.", "Many of the refugees have work permits.", "negation-lost"),
    (
        "The suspect was not armed when officers shot him.",
        "The suspect was armed when officers shot him.",
        "negation-lost",
    ),
    # harmless
    ("The captain failed to win a single race.", "The captain did not win a single race.", ""),
    ("The bishop was unable to attend the funeral.", "The bishop could not attend the funeral.", ""),
    ("The actor refused to sign the petition.", "The actor would not sign the petition.", ""),
    ("The quarry will not have a licence after June.", "The quarry will lack a licence after June.", ""),
    ("None of the hostages has been harmed.", "No hostages have been harmed.", ""),
    ("The committee did not approve the loan.", "The committee declined to approve the loan.", ""),
    ("The bill not only raises fees but also cuts grants.", "The bill raises fees and cuts grants.", ""),
    ("The goalkeeper has not played since August.", "The goalkeeper last played in August.", ""),
    ("The verdict was not unexpected in legal circles.", "The verdict was expected in legal circles.", ""),
    (
        "Villagers said they had never seen such a flood.",
        "Such a flood had never been seen before, villagers said.",
        "",
    ),
    (
        "The centre will open whether or not the grant arrives.",
        "The centre will open regardless of whether the grant arrives.",
        "",
    ),
    ("The refinery was shut and nobody was injured.", "The refinery was shut; there were no injuries.", ""),
    ("The envoy would not say who had signed the letter.", "The envoy declined to say who had signed the letter.", ""),
    ("He was found not guilty of arson.", "He was acquitted of arson.", ""),
    ("The bank has yet to publish its accounts.", "The bank has not yet published its accounts.", ""),
    ("The winner could not be reached for comment.", "The winner was unavailable for comment.", ""),
    ("The house did not have a smoke alarm.", "The house had no smoke alarm.", ""),
    ("The mayor did not respond to a request for comment.", "The mayor did not reply to requests for comment.", ""),
    (
        "The law does not apply to tenants who have paid no rent.",
        "The law does not cover tenants who have not paid rent.",
        "",
    ),
    ("The cause of the blaze is unknown.", "The cause of the blaze is not known.", ""),
]
SOURCES = [
    ("Firefighters said the warehouse held stolen tyres.", "The warehouse held stolen tyres.", "attribution-dropped"),
    (
        "The orchestra owes its players six months of wages, according to a former manager.",
        "The orchestra owes its players six months of wages.",
        "attribution-dropped",
    ),
    (
        "The tenants' association claimed the landlord had cut off the heating.",
        "The landlord had cut off the heating.",
        "attribution-dropped",
    ),
    (
        "Two officials told the committee that the minister had hidden the memo.",
        "The minister had hidden the memo.",
        "attribution-dropped",
    ),
    ("The dam was built on a fault line, geologists say.", "The dam was built on a fault line.", "attribution-dropped"),
    (
        "The club is examining what it called threats against its goalkeeper.",
        "The club is examining threats against its goalkeeper.",
        "attribution-dropped",
    ),
    (
        "The museum bought the vase with public money.",
        "The museum bought the vase with public money, a rival dealer said.",
        "attribution-added",
    ),
    (
        "Baxter said the accounts had been checked twice.",
        "Baxter admitted the accounts had been checked twice.",
        "cue-differs",
    ),
    ("The ambassador said the letter was genuine.", "The ambassador claimed the letter was genuine.", "cue-differs"),
    (
        "The surgeon insisted the operation had gone well.",
        "The surgeon conceded the operation had gone well.",
        "cue-differs",
    ),
    (
        "The hotel said guests had been moved to other floors.",
        "The hotel boasted that guests had been moved to other floors.",
        "cue-differs",
    ),
    (
        "The coach said his players were tired after the tour.",
        "The coach alleged his players were tired after the tour.",
        "cue-differs",
    ),
    (
        "Survivors said the guards had locked the doors before the fire spread.",
        "The guards had locked the doors before the fire spread.",
        "attribution-dropped",
    ),
    (
        "The chemical was banned in Denmark in 2011, a lawyer for the villagers said.",
        "The chemical was banned in Denmark in 2011.",
        "attribution-dropped",
    ),
    (
        "Harlow's lawyers argue that the police forged his signature.",
        "The police forged Harlow's signature.",
        "attribution-dropped",
    ),
    (
        "The vote was rigged in three districts, the opposition says, and must be held again.",
        "The vote was rigged in three districts and must be held again.",
        "attribution-dropped",
    ),
    (
        "The report found that nurses had been told to falsify charts.",
        "Nurses had been told to falsify charts.",
        "attribution-dropped",
    ),
    (
        "The herd caught the disease from imported feed, vets believe.",
        "The herd caught the disease from imported feed.",
        "attribution-dropped",
    ),
    (
        "The general acknowledged that shells had hit the clinic.",
        "The general said that shells had hit the clinic.",
        "cue-differs",
    ),
    (
        '"The lease was signed in good faith," said landlord Max Orton.',
        '"The lease was signed in good faith," insisted landlord Max Orton.',
        "cue-differs",
    ),
    (
        '"We were late with the repairs," housing chief Ida Blom said.',
        '"We were late with the repairs," housing chief Ida Blom confessed.',
        "cue-differs",
    ),
    (
        "Police said the gunman had fled on a motorcycle.",
        "Witnesses said the gunman had fled on a motorcycle.",
        "speaker-differs",
    ),
    # harmless
    ("The beekeeper said the hives had been poisoned.", "The hives had been poisoned, the beekeeper said.", ""),
    (
        "Astronomers said the comet would return in 2071.",
        "According to astronomers the comet would return in 2071.",
        "",
    ),
    ("The chairwoman told shareholders that dividends would fall.", "The chairwoman said dividends would fall.", ""),
    ("The treasurer added that the roof needed repairs.", "The treasurer said the roof needed repairs.", ""),
    ("The union said it would ballot its members.", "The union is to ballot its members.", ""),
    (
        "A spokesman for the zoo said the tiger had been found.",
        "The tiger had been found, a spokesman for the zoo said.",
        "",
    ),
    ("The farmer said that the bull was sold last week.", "The farmer explained that the bull was sold last week.", ""),
    (
        "Residents said the siren had sounded twice before the flood.",
        "The siren sounded twice before the flood, by residents' accounts.",
        "",
    ),
    ("Smith accused the board of lying about the merger.", "Smith said the board had lied about the merger.", ""),
    (
        "Doctors said the twins were recovering well.",
        "The twins' father said they were recovering well.",
        "speaker-differs",
    ),
    (
        "The abbot said the roof would be mended by June. It would cost 90,000 euros.",
        "The roof would be mended by June, the abbot said, and would cost 90,000 euros.",
        "",
    ),
    ("The ferry line said it had cancelled all sailings.", "The ferry line cancelled all sailings.", ""),
    (
        '"Nothing was hidden from the auditors," clerk Joan Pym said.',
        "Clerk Joan Pym said nothing had been hidden from the auditors.",
        "",
    ),
    (
        "The weather office warned that the rain would last until Sunday.",
        "Rain will last until Sunday, the weather office warned.",
        "",
    ),
    (
        "In a statement, the college said the dean had resigned.",
        "The dean has resigned, the college said in a statement.",
        "",
    ),
]
QUOTES = [
    (
        "The auditor said the records were chaotic and incomplete.",
        'The auditor said the records were "chaotic and incomplete".',
        "paraphrase-quoted",
    ),
    (
        "Coach Lena Brandt said her team had lost its nerve in the final minutes.",
        '"We lost our nerve in the final minutes," said coach Lena Brandt.',
        "paraphrase-quoted",
    ),
    (
        "The judge said he doubted that the witness had told the whole truth.",
        '"I doubt that the witness told the whole truth," the judge said.',
        "paraphrase-quoted",
    ),
    (
        '"We will rebuild the chapel, but only if the parish pays its share," Canon Ruth Ashby said.',
        '"We will rebuild the chapel," Canon Ruth Ashby said.',
        "quote-trimmed",
    ),
    (
        '"The bridge is safe unless the river rises again," said engineer Omar Haddad.',
        '"The bridge is safe," said engineer Omar Haddad.',
        "quote-trimmed",
    ),
    (
        '"If the harvest fails again, we will leave the valley," said farmer Piet Loos.',
        '"We will leave the valley," said farmer Piet Loos.',
        "quote-trimmed",
    ),
    (
        '"The boy was brave. But he should never have been there alone," said lifeguard Tess Orme.',
        '"The boy was brave," said lifeguard Tess Orme.',
        "quote-trimmed",
    ),
    (
        '"I do not think the fire was deliberate," said warden Hugh Penney.',
        '"The fire was deliberate," said warden Hugh Penney.',
        "quote-trimmed",
    ),
    (
        "Brigadier Ana Sul told the inquiry that her soldiers had not fired first.",
        '"My soldiers did not fire first," Brigadier Ana Sul told the inquiry.',
        "paraphrase-quoted",
    ),
    (
        "Residents described the smell from the plant as unbearable in summer.",
        'Residents described the smell from the plant as "unbearable in summer".',
        "paraphrase-quoted",
    ),
    (
        '"I have never taken a bribe, although I did accept a watch," minister Leo Tarn said.',
        '"I have never taken a bribe," minister Leo Tarn said.',
        "quote-trimmed",
    ),
    (
        '"The species may recover within ten years, provided that fishing stops," biologist Mara Quint said.',
        '"The species may recover within ten years," biologist Mara Quint said.',
        "quote-trimmed",
    ),
    (
        '"As far as I can tell, the engines were sound," mechanic Jo Reddy said.',
        '"The engines were sound," mechanic Jo Reddy said.',
        "quote-trimmed",
    ),
    # harmless
    (
        '"The concert was magical from beginning to end," said visitor Ada Kwan. "We will come again next year."',
        '"The concert was magical from beginning to end," said visitor Ada Kwan.',
        "",
    ),
    (
        '"The orchard froze in April and the hail took the rest," grower Sol Winter told reporters.',
        '"The orchard froze in April and the hail took the rest," said grower Sol Winter.',
        "",
    ),
    (
        '"It was a long and bitter strike," said docker Ned Farrow.',
        'It was "a long and bitter strike", said docker Ned Farrow.',
        "",
    ),
    (
        '"Our trains are older than our drivers," unionist Carla Voss said, calling the fleet "a rolling museum".',
        'Unionist Carla Voss called the fleet "a rolling museum". "Our trains are older than our drivers," she said.',
        "",
    ),
    (
        'The exhibition "Voices of the Fen" opens at the Corn Hall on Friday.',
        "The exhibition Voices of the Fen opens at the Corn Hall on Friday.",
        "",
    ),
    (
        '"It was a foolish thing to do and I regret it," singer Kit Lane said.',
        '"It was a foolish thing to do," singer Kit Lane said.',
        "quote-trimmed",
    ),
    (
        '"We danced until four in the morning and then we swam," said bride Fay Moss.',
        '"We danced until four in the morning and then we swam," the bride, Fay Moss, said.',
        "",
    ),
    ("Critics have called the tower a carbuncle.", 'Critics have called the tower a "carbuncle".', ""),
]

ADDITIONS = [
    (
        "The ferry company ordered two new ships from a yard in Gdynia.",
        "The ferry company, which has long been short of money, ordered two new ships from a yard in Gdynia.",
        "unsupported",
    ),
    (
        "Brenda Holt opened the bakery in Skipton in 1998.",
        "Brenda Holt, a convicted fraudster with powerful friends, opened the bakery in Skipton in 1998.",
        "unsupported",
    ),
    (
        "The lorry left the road near Alston and struck a barn.",
        "The lorry left the road near Alston and struck a barn, narrowly missing a group of hikers.",
        "unsupported",
    ),
    (
        "The curator Ilse Brandt showed the visitors round the castle.",
        "The curator Ilse Brandt, who is often described as a bully, showed the visitors round the castle.",
        "unsupported",
    ),
    (
        "The lake froze over on Sunday night.",
        "The lake froze over on Sunday night, and several anglers are already boasting of record catches.",
        "unsupported",
    ),
    (
        "Hail damaged greenhouses in Evesham on Monday.",
        "Hail damaged greenhouses in Evesham on Monday, the worst storm since the war.",
        "unsupported",
    ),
    (
        "The orchestra cancelled its tour of Portugal.",
        "The orchestra cancelled its tour of Portugal after a furious quarrel over salaries.",
        "unsupported",
    ),
    (
        "The choir, founded by nuns in 1911, sings in Latin every Sunday.",
        "The choir, which nuns set up in 1911, sings in Latin every Sunday.",
        "",
    ),
    (
        "The widow challenged the will because her brother had dictated it.",
        "The widow, whose brother had dictated the will, contested it.",
        "",
    ),
    (
        "The quarry in Tarn Vale, one of the largest in the country, closed on Friday.",
        "The quarry in Tarn Vale, among the country's biggest, shut on Friday.",
        "",
    ),
    (
        "The glassworks burned down in March. It was insured.",
        "The glassworks, which was insured, burned down in March.",
        "",
    ),
]

CONSIDERED = [
    ("The council is considering a ban on bonfires.", "The council has decided on a ban on bonfires.", "hedge-lost"),
    ("Trustees proposed the sale of the old library.", "Trustees approved the sale of the old library.", "hedge-lost"),
    (
        "The college agreed a merger with its neighbour.",
        "The college discussed a merger with its neighbour.",
        "hedge-gained",
    ),
    ("The club is weighing an offer for its goalkeeper.", "The club is considering an offer for its goalkeeper.", ""),
    (
        "The landlord said he would evict the tenants in May.",
        "The landlord threatened to evict the tenants in May.",
        "cue-differs",
    ),
    (
        "The bus firm said it would open four routes next year.",
        "The bus firm promised to open four routes next year.",
        "cue-differs",
    ),
    (
        "The butcher repeated his threat to close the shop in Hexham.",
        "The butcher threatened again to close the shop in Hexham.",
        "",
    ),
    (
        "Asked whether the dam was safe, the engineer Paul Rees said it had been inspected in June.",
        "The dam had been inspected in June, the engineer Paul Rees said when asked if it was safe.",
        "",
    ),
    (
        "The fires were unrelated to the strike, officers said.",
        "The fires were related to the strike, officers said.",
        "negation-lost",
    ),
    ("The map was undamaged by the flood.", "The map was damaged by the flood.", "negation-lost"),
    (
        "The levy has fallen below the 3% that the treaty allows.",
        "The levy has fallen to less than the 3% that the treaty allows.",
        "",
    ),
    ("Police charged two men with poaching deer, police said.", "Police charged two men with poaching deer.", ""),
    ("The dockers will walk out on Tuesday, their union said.", "The dockers will walk out on Tuesday.", ""),
    (
        "The accountant said that Greyfield had paid its taxes.",
        "The accountant pointed out that Greyfield had paid its taxes.",
        "cue-differs",
    ),
]

GONE = [
    (
        "The tower is finished. But it still lacks a lift and a stairway.",
        "The tower is finished.",
        "omitted",
    ),
    (
        "Marcus Thale, who has pleaded not guilty to theft, sat in silence.",
        "Marcus Thale, who is charged with theft, sat in silence.",
        "omitted",
    ),
    (
        "Sweeteners made mice fat. The study was financed by a sugar refiner.",
        "Sweeteners made mice fat.",
        "omitted",
    ),
    (
        "Wool prices fell in Bradford. Two authors of the report own shares in a rival mill.",
        "Wool prices fell in Bradford.",
        "omitted",
    ),
    (
        "Tenants complained of damp in Garth House. The housing trust said it had replaced every gutter.",
        "Tenants complained of damp in Garth House.",
        "omitted",
    ),
    ("The pier has a new roof. It was built in 1890 by a shipping magnate.", "The pier has a new roof.", ""),
    (
        "The brewer opened a museum. Its vans, which are not painted, come from Leyland.",
        "The brewer opened a museum.",
        "",
    ),
]

GROUPS = {
    "hedges": HEDGES,
    "negations": NEGATIONS,
    "sources": SOURCES,
    "quotes": QUOTES,
    "additions": ADDITIONS,
    "considered": CONSIDERED,
    "gone": GONE,
}
