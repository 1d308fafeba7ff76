"""Sentences of a wire and of a rewrite, with the facts a sub-editor got wrong in them, or right in other words."""

from __future__ import annotations

HARMFUL: list[tuple[str, str, str, list[str]]] = [
    # kind, wire, rewrite, evidence
    (
        "figure-differs",
        "The council will close nine of its 31 swimming pools by the autumn, it said.",
        "Nine of the city's 13 swimming pools are to be closed by autumn, the council said.",
        ["31", "13"],
    ),
    (
        "figure-differs",
        "Rescuers pulled 48 miners out of the Gorlov shaft on Friday night.",
        "Forty-three miners were brought out of the Gorlov shaft on Friday night.",
        ["48", "Forty-three"],
    ),
    (
        "figure-differs",
        "The bill passed by 52 votes to 48 after a debate of six hours.",
        "After six hours of debate the bill was passed by 54 votes to 46.",
        ["52 votes to 48", "54 votes to 46"],
    ),
    (
        "figure-differs",
        "Halden Rovers beat Eastmoor 3-1 on Saturday, their fifth win in a row.",
        "Halden Rovers won 3-2 against Eastmoor on Saturday, the fifth time in a row that they have won.",
        ["1", "2"],
    ),
    (
        "figure-differs",
        "Dozens of people were hurt when the stand collapsed, the ambulance service said.",
        "Hundreds of people were hurt when the stand collapsed, according to the ambulance service.",
        ["Dozens", "Hundreds"],
    ),
    (
        "figure-differs",
        "The tunnel will be 14 km long and take seven years to build.",
        "The tunnel, which will be 41 km long, will take seven years to build.",
        ["14 km", "41 km"],
    ),
    (
        "figure-differs",
        "The firm was given a three-year contract to run the ferries to Skarholm.",
        "A four-year contract to run the Skarholm ferries went to the firm.",
        ["three-year", "four-year"],
    ),
    (
        "figure-differs",
        "Some 1.2 million homes lost power when the storm reached the coast of Lorne.",
        "The storm cut power to about 12 million homes as it reached the coast of Lorne.",
        ["1.2 million", "12 million"],
    ),
    (
        "figure-differs",
        "The plant makes twice as many batteries as its rival in Osterby.",
        "The plant produces three times as many batteries as its rival in Osterby.",
        ["twice", "three times"],
    ),
    (
        "figure-differs",
        "Exports of barley doubled last season, the growers' union said.",
        "Exports of barley tripled last season, said the growers' union.",
        ["doubled", "tripled"],
    ),
    (
        "figure-differs",
        "It was the third strike at the Calder works this year.",
        "It was the Calder works' fourth strike this year.",
        ["third", "fourth"],
    ),
    (
        "figure-differs",
        "Two-thirds of the nurses at the clinic voted for the offer.",
        "Three-quarters of the nurses at the clinic voted to accept the offer.",
        ["Two-thirds", "Three-quarters"],
    ),
    (
        "money-differs",
        "The bank set aside $1.2 billion for bad loans, it said in its half-year report.",
        "In its half-year report the bank put aside $2.1bn for bad loans.",
        ["$1.2 billion", "$2.1bn"],
    ),
    (
        "money-differs",
        "Tickets for the museum will cost 12 pounds from April, four pounds more than now.",
        "From April tickets to the museum will cost €12, four pounds more than at present.",
        ["12 pounds", "€12"],
    ),
    (
        "money-differs",
        "A litre of milk now costs the dairies 40p, up from 31p a year ago.",
        "Dairies now pay 45p for a litre of milk, up from 31p a year ago.",
        ["40p", "45p"],
    ),
    (
        "money-differs",
        "The court fined Brackwell Water 3.4 million pounds for letting sewage into the Esk.",
        "Brackwell Water was fined £3.4bn for letting sewage into the river Esk.",
        ["3.4 million pounds", "£3.4bn"],
    ),
    (
        "percent-differs",
        "Inflation slowed to 3.1% in May from 3.4% in April, the statistics office said.",
        "Inflation fell from 3.4 per cent in April to 3.7 per cent in May, according to the statistics office.",
        ["3.1%", "3.7 per cent"],
    ),
    (
        "percent-differs",
        "Support for the Greens rose by three percentage points, the poll showed.",
        "The poll showed support for the Greens rising by three per cent.",
        ["three percentage points", "three per cent"],
    ),
    (
        "percent-differs",
        "One in five pupils missed at least a day of school each week, the report found.",
        "The report found that 25 per cent of pupils missed at least a day of school each week.",
        ["One in five", "25 per cent"],
    ),
    (
        "percent-differs",
        "House prices in Tarnby rose 4% in the year to June, the lender said.",
        "House prices in Tarnby fell by 4 per cent in the year to June, the lender said.",
        ["rose", "fell"],
    ),
    (
        "percent-differs",
        "The central bank raised its main rate by 25 basis points to 4.5%.",
        "The central bank raised its main rate by half a percentage point to 4.5 per cent.",
        ["25 basis points", "half a percentage point"],
    ),
    (
        "date-differs",
        "The trial of the two brothers will open on 12 June in Varna.",
        "The two brothers will go on trial in Varna on June 21.",
        ["12 June", "June 21"],
    ),
    (
        "date-differs",
        "The bridge was built in 1887 and last repaired in 1994.",
        "Built in 1878, the bridge was last repaired in 1994.",
        ["1887", "1878"],
    ),
    (
        "date-differs",
        "The last train leaves Oberau at 7:15 p.m., an hour earlier than before.",
        "The last train will leave Oberau at 19.45, an hour earlier than it used to.",
        ["7:15 p.m.", "19.45"],
    ),
    (
        "weekday-differs",
        "Voters in Kestral go to the polls on Sunday to choose a new assembly.",
        "Kestral's voters choose a new assembly on Saturday.",
        ["Sunday", "Saturday"],
    ),
    (
        "age-differs",
        "A 34-year-old man was arrested near the harbour in Leith on suspicion of arson.",
        "Police arrested a man aged 43 near Leith harbour on suspicion of arson.",
        ["34-year-old", "43"],
    ),
    (
        "age-differs",
        "The dead man was named as Peter Crale, 27, a roofer from Dunmore.",
        "Peter Crale, a 29-year-old roofer from Dunmore, was named as the dead man.",
        ["27", "29-year-old"],
    ),
    (
        "place-differs",
        "The minister will open the new hospital in Brentford on Monday.",
        "The new hospital in Chelmsford will be opened by the minister on Monday.",
        ["Brentford", "Chelmsford"],
    ),
    (
        "place-differs",
        "Heavy rain caused a landslide that buried eleven houses near Santiago.",
        "Eleven houses near Lima were buried by a landslide after heavy rain.",
        ["Santiago", "Lima"],
    ),
    (
        "name-differs",
        "Anna Marsh, who ran the charity for nine years, told the inquiry that she had warned the trustees.",
        "Anne Marsh, who ran the charity for nine years, told the inquiry that she had warned the trustees.",
        ["Anna Marsh", "Anne Marsh"],
    ),
    (
        "name-differs",
        "The striker Paulo Mendes scored twice as Rio Claro beat Santos.",
        "The striker Luis Carvalho scored twice as Rio Claro beat Santos.",
        ["Paulo Mendes", "Luis Carvalho"],
    ),
    (
        "name-differs",
        "The Liberal Party will vote against the budget, its whip said on Tuesday.",
        "The Conservative Party will vote against the budget, its whip said on Tuesday.",
        ["Liberal Party", "Conservative Party"],
    ),
    (
        "title-differs",
        "Finance Minister Laura Stenberg said that the tax would be dropped.",
        "Foreign Minister Laura Stenberg said that the tax would be dropped.",
        ["Finance Minister", "Foreign Minister"],
    ),
    (
        "title-differs",
        "Rolf Ekman, the acting head of the railway authority, resigned on Thursday.",
        "Rolf Ekman, the head of the railway authority, stepped down on Thursday.",
        ["acting head of the railway authority", "head of the railway authority"],
    ),
    (
        "title-differs",
        "Deputy Mayor Grace Oduya opened the library and thanked its builders.",
        "Grace Oduya, the mayor, opened the library and thanked its builders.",
        ["Deputy Mayor", "mayor"],
    ),
    (
        "title-differs",
        "The bank's chairman, Henrik Falk, apologised to customers for the failure.",
        "Henrik Falk, the bank's chief executive, apologised to customers for the failure.",
        ["bank's chairman", "bank's chief executive"],
    ),
    (
        "title-differs",
        "Former president Ilse Danner will give evidence to the committee in March.",
        "President Ilse Danner will give evidence to the committee in March.",
        ["Former president", "President"],
    ),
    (
        "title-differs",
        "Captain Miro Vesely told the court that he had given no such order.",
        "Major Miro Vesely told the court that he had given no such order.",
        ["Captain", "Major"],
    ),
]

HARMLESS: list[tuple[str, str]] = [
    (
        "More than 250,000 people marched through Lagoda on Sunday.",
        "More than a quarter of a million people marched through Lagoda on Sunday.",
    ),
    ("The order is worth 1,200 million crowns to the yard.", "The order is worth 1.2bn crowns to the yard."),
    ("A dozen boats were lost in the gale off Hirtsa.", "Twelve boats were lost off Hirtsa in the gale."),
    (
        "Nearly 40 flights were cancelled at Brema airport on Monday.",
        "On Monday 38 flights were cancelled at Brema airport.",
    ),
    (
        "The company will cut between 10 and 15 posts at its office in Tartu.",
        "The company is to cut 10-15 posts at its Tartu office.",
    ),
    ("One in five pupils at the school speaks no Dutch.", "20 per cent of the school's pupils speak no Dutch."),
    ("Half of the herd at Linden Farm had to be put down.", "Fifty per cent of the herd at Linden Farm was put down."),
    (
        "Profit rose from $3.1 million to $3.4 million in the first quarter.",
        "In the first three months profit rose to $3.4m from $3.1m.",
    ),
    (
        "The main rate was raised by 50 basis points, the bank said.",
        "The bank raised its main rate by half a percentage point.",
    ),
    (
        "A 34-year-old man was arrested near the harbour in Leith.",
        "Police arrested a man, 34, near the harbour in Leith.",
    ),
    ("The match in Turin begins at 7 p.m. on Friday.", "The match in Turin kicks off at 19:00 on Friday."),
    ("The third attempt to raise the wreck failed on May 4.", "The 3rd attempt to raise the wreck failed on 4 May."),
    (
        "The pipeline runs for 62 miles through the Arden forest.",
        "The pipeline runs for 100 kilometres through the Arden forest.",
    ),
    ("The survey took two years and cost 40,000 euros.", "The survey took 24 months and cost €40,000."),
    (
        "The firm's sales doubled to 60 million pounds last year.",
        "The firm's sales, at £60m, were twice as high last year.",
    ),
    (
        "Dozens of passengers were stuck on the train outside Halle for hours.",
        "The 64 passengers on the train were stuck outside Halle for hours.",
    ),
    (
        "The drought has cut the harvest in the Ebro valley by a third.",
        "The drought has reduced the harvest in the Ebro valley by 33 per cent.",
    ),
    (
        "Chief Executive Ola Bratt said that the yard would stay open.",
        "The yard would stay open, said Ola Bratt, its CEO.",
    ),
    (
        "Prime Minister Eva Kallas rejected the plan at a meeting in Bergen.",
        "Eva Kallas, the PM, rejected the plan at a meeting in Bergen.",
    ),
    (
        "Police spokesman Jan Holub said that nobody had been hurt.",
        "Nobody had been hurt, according to Jan Holub, a spokesperson for the police.",
    ),
    (
        "Interior Minister Marta Reyes defended the new law in parliament.",
        "The minister, Marta Reyes, defended the new law in parliament.",
    ),
    (
        "The chairman of the club, Ed Foley, apologised to the supporters.",
        "Ed Foley, the club's chair, apologised to the supporters.",
    ),
    (
        "France will send two ships to the Gulf, its government said.",
        "The French government said that it would send two ships to the Gulf.",
    ),
    (
        "The European Space Agency will launch the probe in October.",
        "The probe will be launched in October by ESA.",
    ),
    (
        "Germany will pay half of the cost of the bridge, officials in Berlin said.",
        "Berlin will pay half of the cost of the bridge, officials said.",
    ),
    (
        "Robert Haig, 58, who founded the theatre, will retire in spring.",
        "Haig, who is 58 and founded the theatre, will retire in spring.",
    ),
    (
        "At least 30 people were treated for burns at a hospital in Cardel.",
        "No fewer than 30 people were treated at a hospital in Cardel for burns.",
    ),
    (
        "Heating costs rose by 12 euros a month, twice the increase of the year before.",
        "Heating became €12 a month dearer, double the rise of the year before.",
    ),
    (
        "The gas field was found in the 1970s off the coast of Norland.",
        "Found in the seventies off Norland's coast, the gas field is old.",
    ),
    (
        "The strike will begin at midnight on Sunday, the union said.",
        "The union said the strike would begin at 00:00 on Sunday.",
    ),
    (
        "The suspect, a woman in her thirties, was held in Graz.",
        "A 34-year-old woman was held in Graz as a suspect.",
    ),
    (
        "The shares fell 6.25% to $18.40 in early trading in Oslo.",
        "In early trading in Oslo the shares were down by more than 6 per cent at $18.40.",
    ),
    (
        "About 2,950 people live on the island of Vey, and 41 of them are pupils.",
        "Some 3,000 people live on the island of Vey; 41 are pupils.",
    ),
    (
        "The vote was 7-2 in favour of the new stadium.",
        "Seven members voted for the new stadium and two against it.",
    ),
    (
        "Sales fell to 210 cars in May from 260 in April at the dealer in Pilsen.",
        "The Pilsen dealer sold 210 cars in May, down from 260 in April.",
    ),
]
