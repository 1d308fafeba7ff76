"""Sentences of a wire and of a rewrite, with the facts a sub-editor got wrong in them, or right in other words."""

from __future__ import annotations

HARMFUL: list[tuple[str, str, str, list[str]]] = [
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
    (
        "figure-differs",
        "Firefighters rescued six people from the roof of the flats in Corley Road.",
        "Nine people were rescued from the roof of the flats in Corley Road by firefighters.",
        ["six", "Nine"],
    ),
    (
        "figure-differs",
        "The airline, which flies to 46 cities, will cut its winter timetable, it said on Monday.",
        "The airline said that it would trim the winter timetable. It flies to 64 cities.",
        ["46", "64"],
    ),
    (
        "figure-differs",
        "At least 17 villages were cut off by the flood in the Sava valley, according to the army.",
        "The army said at least 70 villages in the Sava valley had been cut off by floods.",
        ["17", "70"],
    ),
    (
        "figure-differs",
        "Svetlana Kuzina won in straight sets, 6-4 6-3.",
        "Svetlana Kuzina won 6-4 6-2 in straight sets.",
        ["3", "2"],
    ),
    (
        "figure-differs",
        "Hundreds of thousands of fish were found dead in the Oder near Krosno.",
        "Tens of thousands of fish were found dead in the Oder near Krosno.",
        ["Hundreds of thousands", "Tens of thousands"],
    ),
    (
        "figure-differs",
        "Two of the seven suspects are still at large, the prosecutor said.",
        "Three of the seven suspects are still at large, according to the prosecutor.",
        ["Two", "Three"],
    ),
    (
        "figure-differs",
        "The hurricane, with winds of 140 mph, is expected to reach the coast by noon.",
        "Winds in the hurricane, which should reach the coast by noon, are blowing at 140 km/h.",
        ["140 mph", "140 km/h"],
    ),
    (
        "figure-differs",
        "The lake holds 3.5 billion litres, enough for the city for five months.",
        "The lake, which holds 3.5bn litres, could supply the city for nine months.",
        ["five months", "nine months"],
    ),
    (
        "money-differs",
        "Ryle Foods posted a loss of 48 million euros for the year, its first in a decade.",
        "Ryle Foods has lost €84m in a year, the first loss in ten years.",
        ["48 million euros", "€84m"],
    ),
    (
        "money-differs",
        "Nurses will get 1,200 pounds more a year from October under the agreement.",
        "From October the agreement gives nurses another £2,100 a year.",
        ["1,200 pounds", "£2,100"],
    ),
    (
        "money-differs",
        "The painting was sold for $3.2 million, twice what had been expected.",
        "The painting fetched £3.2m, twice as much as expected.",
        ["$3.2 million", "£3.2m"],
    ),
    (
        "money-differs",
        "The tunnel will cost €800 million, of which Brussels will pay €300 million.",
        "Brussels is to pay €200m of the €800m cost of the tunnel.",
        ["€300 million", "€200m"],
    ),
    (
        "percent-differs",
        "Unemployment in the region stood at 11.3% in May, the labour office said.",
        "In May 13.1 per cent of the region's workers had no job, the labour office said.",
        ["11.3%", "13.1 per cent"],
    ),
    (
        "figure-differs",
        "Nearly two in three members backed the merger in a ballot.",
        "A ballot showed that nearly three in four members were for the merger.",
        ["two in three", "three in four"],
    ),
    (
        "percent-differs",
        "Rents will go up by 7 per cent in January, the landlord told tenants.",
        "Tenants were told by the landlord that rents would go up by 17 per cent in January.",
        ["7 per cent", "17 per cent"],
    ),
    (
        "percent-differs",
        "Output at the mine dropped 12% in the second quarter.",
        "Output at the mine increased 12% in the second quarter.",
        ["dropped", "increased"],
    ),
    (
        "date-differs",
        "Garland became head of the orchestra in 2011 after a career in Prague.",
        "After a career in Prague, Garland took over the orchestra in 2001.",
        ["2011", "2001"],
    ),
    (
        "date-differs",
        "Applications must be sent in by March 31, the ministry said.",
        "The ministry said that applications must arrive by 13 March.",
        ["March 31", "13 March"],
    ),
    (
        "date-differs",
        "The inquiry will publish its findings in November.",
        "The findings of the inquiry will be published in December.",
        ["November", "December"],
    ),
    (
        "date-differs",
        "The curfew begins at 10 p.m. and ends at dawn.",
        "The curfew, which ends at dawn, starts at 9 p.m.",
        ["10 p.m.", "9 p.m."],
    ),
    (
        "weekday-differs",
        "The body was found by a walker on Thursday morning.",
        "A walker found the body on Friday morning.",
        ["Thursday", "Friday"],
    ),
    (
        "age-differs",
        "Her son, a 15-year-old pupil, is still missing, the police said.",
        "Police said her son, a pupil of 16, was still missing.",
        ["15-year-old", "16"],
    ),
    (
        "age-differs",
        "Walter Brandt, who died on Monday aged 91, wrote more than 40 plays.",
        "Walter Brandt, the author of over 40 plays, died on Monday at the age of 81.",
        ["91", "81"],
    ),
    (
        "place-differs",
        "The factory in Graz will be shut and 400 jobs moved to Slovakia.",
        "The factory in Linz will close and 400 jobs will go to Slovakia.",
        ["Graz", "Linz"],
    ),
    (
        "place-differs",
        "The ship was sailing from Rotterdam to Lagos when the engine failed.",
        "The ship was on its way from Rotterdam to Accra when its engine failed.",
        ["Lagos", "Accra"],
    ),
    (
        "name-differs",
        "The company's founder, Miriam Falk, sold her shares in 2019.",
        "The company's founder, Miriam Falck, sold her shares in 2019.",
        ["Miriam Falk", "Miriam Falck"],
    ),
    (
        "name-differs",
        "John Petrie was sentenced to nine years in prison for the robbery.",
        "David Petrie was jailed for nine years for the robbery.",
        ["John Petrie", "David Petrie"],
    ),
    (
        "name-differs",
        "The Danish foreign ministry summoned the ambassador over the leaflets.",
        "The Swedish foreign ministry summoned the ambassador over the leaflets.",
        ["Danish", "Swedish"],
    ),
    (
        "name-differs",
        "A spokesman for Greenpeace said that the spill had reached the reserve.",
        "A spokesman for Oxfam said that the spill had reached the reserve.",
        ["Greenpeace", "Oxfam"],
    ),
    (
        "title-differs",
        "Health Secretary Owen Blythe said that the hospital would not be closed.",
        "The hospital would not close, said Owen Blythe, the education secretary.",
        ["Health Secretary", "education secretary"],
    ),
    (
        "title-differs",
        "The inquiry was led by Dame Ruth Carver, a retired judge.",
        "Dame Ruth Carver, a judge, led the inquiry.",
        ["retired judge", "judge"],
    ),
    (
        "title-differs",
        "Lieutenant Pavel Horak said that the convoy had been attacked near the border.",
        "The convoy had been attacked near the border, said General Pavel Horak.",
        ["Lieutenant", "General"],
    ),
    (
        "title-differs",
        "Susan Hale, vice-chairman of the trust, promised to publish the letters.",
        "Susan Hale, the trust's chairman, promised to publish the letters.",
        ["vice-chairman of the trust", "trust's chairman"],
    ),
    (
        "title-differs",
        "Interim manager Kenny Doyle picked three teenagers for the match.",
        "Manager Kenny Doyle chose three teenagers for the match.",
        ["Interim manager", "Manager"],
    ),
    (
        "name-differs",
        "The new bridge was opened during Governor Tessa Wynn's visit to the northern coast last week.",
        "The new bridge was opened during Governor Tessa Halloran's visit to the northern coast last week.",
        ["Tessa Wynn", "Tessa Halloran"],
    ),
    (
        "title-differs",
        "The harbour master, Joris Penn, said that 14 tankers were waiting outside the lock.",
        "The mayor, Joris Penn, said that 14 tankers were waiting outside the lock.",
        ["harbour master", "mayor"],
    ),
    (
        "date-differs",
        "The villagers' lawyers have until 15 December to do so.",
        "The villagers' lawyers have until 26 December to do so.",
        ["15 December", "26 December"],
    ),
    (
        "money-differs",
        "Under the law, each displaced household in Sarn will receive 61,000 crowns and the choice of a plot.",
        "Households in Sarn are to be paid 16,000 crowns under the law and can choose a plot.",
        ["61,000 crowns", "16,000 crowns"],
    ),
]
"""Kind of the finding, the two sentences, and the words that differ."""

HARMLESS: list[tuple[str, str]] = [
    (
        "More than 250,000 people marched through Lagoda on Sunday.",
        "More than a quarter of a million people marched through Lagoda on Sunday.",
    ),
    (
        "The order is worth 1,200 million crowns to the yard.",
        "The order is worth 1.2bn crowns to the yard.",
    ),
    (
        "A dozen boats were lost in the gale off Hirtsa.",
        "Twelve boats were lost off Hirtsa in the gale.",
    ),
    (
        "Nearly 40 flights were cancelled at Brema airport on Monday.",
        "On Monday 38 flights were cancelled at Brema airport.",
    ),
    (
        "The company will cut between 10 and 15 posts at its office in Tartu.",
        "The company is to cut 10-15 posts at its Tartu office.",
    ),
    (
        "One in five pupils at the school speaks no Dutch.",
        "20 per cent of the school's pupils speak no Dutch.",
    ),
    (
        "Half of the herd at Linden Farm had to be put down.",
        "Fifty per cent of the herd at Linden Farm was put down.",
    ),
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
    (
        "The match in Turin begins at 7 p.m. on Friday.",
        "The match in Turin kicks off at 19:00 on Friday.",
    ),
    (
        "The third attempt to raise the wreck failed on May 4.",
        "The 3rd attempt to raise the wreck failed on 4 May.",
    ),
    (
        "The pipeline runs for 62 miles through the Arden forest.",
        "The pipeline runs for 100 kilometres through the Arden forest.",
    ),
    (
        "The survey took two years and cost 40,000 euros.",
        "The survey took 24 months and cost €40,000.",
    ),
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
    (
        "The new line will carry 30,000 passengers a day.",
        "Some 30,000 people a day will use the new line.",
    ),
    (
        "The vessel is 180 metres long.",
        "The vessel measures 180m.",
    ),
    (
        "Nearly half of voters stayed at home.",
        "Some 48 per cent of voters stayed at home.",
    ),
    (
        "The fire killed 14 people and injured 31.",
        "Fourteen people died in the fire and 31 were hurt.",
    ),
    (
        "He was born on 3 March 1961 in Lodz.",
        "Born in Lodz in March 1961, he left early.",
    ),
    (
        "The team won 4-0 away to Villach, with two goals in each half.",
        "Two goals in each half gave the team a 4-0 win at Villach.",
    ),
    (
        "It was the hottest June since 1976, the weather office said.",
        "The weather office said no June had been hotter since 1976.",
    ),
    (
        "The court heard the case in 2019 and again in 2021.",
        "The case came to court first in 2019, then in 2021.",
    ),
    (
        "Shares rose as much as 5% before closing 2% higher.",
        "The shares closed up 2 per cent, having been up by 5 per cent.",
    ),
    (
        "Norwegian police said that they had arrested two men.",
        "Police in Norway said two men had been arrested.",
    ),
    (
        "The Federal Aviation Administration ordered checks of the engines.",
        "The FAA ordered the engines to be checked.",
    ),
    (
        "President Ana Ribeiro will visit Japan in May, her office said.",
        "Ms Ribeiro, the president, will travel to Japan in May, said her office.",
    ),
    (
        "Sir Keith Allen, the former head of the railway, told the committee that he had not seen the report.",
        "Keith Allen, who used to run the railway, told the committee he had not seen the report.",
    ),
    (
        "Detective Chief Inspector Lena Marr said that the search would go on.",
        "DCI Lena Marr said the search would continue.",
    ),
    (
        "Professor Ian Cole of Leeds University found that bees prefer blue.",
        "Bees prefer blue, found Ian Cole, a professor at the University of Leeds.",
    ),
    (
        "The government will spend 4.5 billion euros on rail over three years.",
        "Over three years the government will put €4.5bn, or €1.5bn a year, into rail.",
    ),
    (
        "Turnout was 61.4 percent, up from 58.9 percent four years ago.",
        "At 61.4 per cent, turnout was 2.5 points higher than four years ago.",
    ),
    (
        "The stolen car was found in Dortmund, 40 km from the border.",
        "The stolen car turned up in Dortmund, about 25 miles from the border.",
    ),
    (
        "The minister, 52, has been in office for two years.",
        "The 52-year-old minister took office two years ago.",
    ),
    (
        "The clinic treated 1,950 patients last year.",
        "The clinic treated almost 2,000 patients last year.",
    ),
    (
        "The committee meets on the first Monday of the month.",
        "The committee meets every month, on its first Monday.",
    ),
    (
        "Manchester United signed the goalkeeper for 18 million pounds.",
        "United paid £18m for the goalkeeper.",
    ),
    (
        "Washington has asked its allies for help, a US official said.",
        "The United States has asked its allies for help, according to an American official.",
    ),
    (
        "Mr Havel, a carpenter from Brno, won the lottery twice.",
        "Havel, a Brno carpenter, has won two lotteries.",
    ),
    (
        "The law will take effect at the start of next year.",
        "The law comes into force on 1 January.",
    ),
    (
        "A kilogram of rice now costs 90 cents, up from 70 cents.",
        "Rice has gone from 70 to 90 cents a kilo.",
    ),
    (
        "About 1 in 10 people in the town has the virus.",
        "Roughly a tenth of the town's people have the virus.",
    ),
    (
        "The guard rail broke 40 km to the south of Tarn, and lorries were held up.",
        "Lorries were held up for six kilometres to Tarn after the guard rail broke.",
    ),
    (
        "Its chair, retired teacher Moira Lund, said that it had raised enough for the roof.",
        "Moira Lund, a retired teacher who chairs it, said that it had raised enough for the roof.",
    ),
]
