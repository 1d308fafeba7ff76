"""Sentences of a wire and of its rewrite: facts given to another thing, or told by words that make others of them.

Where two kinds of finding would do, the kind is that of the figure or name itself.
"""

from __future__ import annotations

CHANGED: list[tuple[str, str, str]] = [
    (
        "figure-differs",
        "The chain hired 320 drivers and dismissed 45 clerks over the winter.",
        "Over the winter 45 drivers were hired and 320 clerks dismissed by the chain.",
    ),
    (
        "figure-differs",
        "The orchard planted 70 pear trees and felled 24 in the spring.",
        "In the spring the orchard planted 24 pear trees and felled 70.",
    ),
    (
        "percent-differs",
        "In Harrel the Orchard party won 38% of the vote on a turnout of 61%.",
        "The Orchard party took 61 per cent of the vote in Harrel, on a turnout of 38 per cent.",
    ),
    (
        "percent-differs",
        "The Moderates got 12.6% in Velmar and the nationalist Dawn League 8.3%.",
        "In Velmar the nationalist Dawn League finished on 12.6 per cent.",
    ),
    (
        "figure-differs",
        "She has made 11 saves in 30 matches for the Wexley hockey club.",
        "For the Wexley hockey club she has made 30 saves.",
    ),
    (
        "date-differs",
        "The ferry firm will publish its timetable on April 4 and start the service on May 30.",
        "The ferry firm will start the service on April 4.",
    ),
    (
        "date-differs",
        "Bids for the Tolm lighthouse close on June 9, and a buyer will be named on June 23.",
        "A buyer for the Tolm lighthouse will be named on June 9.",
    ),
    (
        "money-differs",
        "The museum will pay 2.4 million pounds for the painting of the Harl estuary.",
        "The painting of the Harl estuary will cost the museum €2.4m.",
    ),
    (
        "money-differs",
        "Ministers set aside 7.5 million dollars to drain the Osk marshes.",
        "Some $7.5bn is to be spent on draining the Osk marshes.",
    ),
    (
        "money-differs",
        "The lido in Barrow Cross will be repaired for C$640,000, the town said.",
        "Repairs to the lido in Barrow Cross will come to $640,000, according to the town.",
    ),
    (
        "figure-differs",
        "The lorry was doing 70 km per hour when it left the road near Issel.",
        "It left the road near Issel at 70mph, the lorry's recorder shows.",
    ),
    (
        "figure-differs",
        "The new pier at Lodden reaches 90 metres into the bay.",
        "Lodden's new pier reaches 90ft into the bay.",
    ),
    (
        "percent-differs",
        "The bank's margin fell by 1.4 percentage points in the spring quarter.",
        "In the spring quarter the bank's margin fell by 1.4 per cent.",
    ),
    (
        "percent-differs",
        "The water level of the Merrin reservoir fell to 40% in August.",
        "In August the water level of the Merrin reservoir fell by 40 per cent.",
    ),
    (
        "money-differs",
        "Tenants of the Rowan estate will be charged 90 pounds a year for parking.",
        "Parking will cost tenants of the Rowan estate £90 a month.",
    ),
    (
        "money-differs",
        "Nurses at Corran hospital were offered a one-off payment of 450 euros.",
        "Corran hospital has offered its nurses €450 a year.",
    ),
    (
        "money-differs",
        "The quiz winner takes home 3,000 pounds, and 500 more if she sets a record.",
        "The winner of the quiz takes home £3,500.",
    ),
    (
        "figure-differs",
        "The fire at Delft mill injured 16 workers, including three apprentices.",
        "Sixteen workers and three apprentices were injured by the fire at Delft mill.",
    ),
    (
        "age-differs",
        "The rescued hiker's three-year-old niece slept through it all.",
        "The three-month-old niece of the rescued hiker slept through it all.",
    ),
    (
        "age-differs",
        "Pianist Olga Drewnik, who turns 60 next week, gave up touring in Lublin.",
        "Olga Drewnik, 60, the pianist, has given up touring in Lublin.",
    ),
    (
        "weekday-differs",
        "Two canoes collided under the Stour bridge on Tuesday evening.",
        "Under the Stour bridge two canoes collided on Wednesday evening.",
    ),
    (
        "date-differs",
        "Burglars entered the Pendle observatory on Sunday morning.",
        "The Pendle observatory was entered by burglars on Sunday evening.",
    ),
    (
        "date-differs",
        "The reopening of the Cairn tunnel has been moved from March 3 to October 18.",
        "The Cairn tunnel will not reopen on 3 March after all but on 28 October.",
    ),
    (
        "name-differs",
        "The Coastal Erosion Board has turned down the plans for Skelling Point.",
        "Plans for Skelling Point have been turned down by the Coastal Defence Board.",
    ),
    (
        "name-differs",
        "The poems were found by Beatrice Holloway, a retired postmistress.",
        "Bernadette Holloway, a retired postmistress, found the poems.",
    ),
    (
        "place-differs",
        "The well at Upper Tadham ran dry after the quarry opened.",
        "After the quarry opened, the well at Lower Tadham ran dry.",
    ),
    (
        "place-differs",
        "Wolves were seen on the eastern slope of the Harn forest by two foresters.",
        "Two foresters saw wolves on the western slope of the Harn forest.",
    ),
    (
        "place-differs",
        "The pilgrims walk from Brescia to Padua in eight days.",
        "In eight days the pilgrims walk from Padua to Brescia.",
    ),
    (
        "name-differs",
        "Ravenna beat Cremona in the final of the youth chess cup.",
        "In the final of the youth chess cup Cremona beat Ravenna.",
    ),
    (
        "title-differs",
        "Marek Stolz, artistic director of the Kolding opera, opposes the merger of the choirs.",
        "The merger of the choirs is opposed by Marek Stolz, managing director of the Kolding opera.",
    ),
    (
        "title-differs",
        "Environment Minister Petra Lang opened the otter sanctuary.",
        "The otter sanctuary was opened by Petra Lang, the culture minister.",
    ),
    (
        "age-differs",
        "Police arrested a man in his forties after the theft of the Wenlock chalice.",
        "After the Wenlock chalice was stolen, a man in his thirties was arrested.",
    ),
    (
        "name-differs",
        "The Royal Society of Glassmakers gave its medal to a Murano workshop.",
        "A Murano workshop has been given the medal of the Royal Academy of Glassmakers.",
    ),
    (
        "place-differs",
        "The tremor was felt 30 km north of Kelso and did little damage.",
        "It did little damage, though it was felt 30km south of Kelso.",
    ),
    (
        "figure-differs",
        "The hospital in Lund has 420 beds and employs 2,300 nurses.",
        "Lund's hospital, which has 420 nurses, is to be extended.",
    ),
]
"""Kind, wire, rewrite."""

KEPT: list[tuple[str, str]] = [
    (
        "The dairy hired 210 pickers and let 35 packers go last season.",
        "Last season the dairy took on 210 pickers but let go of 35 packers.",
    ),
    (
        "The Liberals won 44% of seats in Arden and the Greens 9%.",
        "In Arden the Greens won 9 per cent of seats, the Liberals 44 per cent.",
    ),
    (
        "With 97% of the roofs checked, the Hessle council said the storm had cost it 2 million pounds.",
        "With 3 per cent of the roofs still to be checked, Hessle council put the storm's cost at £2m.",
    ),
    (
        "The sluice on the Maude was last rebuilt in 1998.",
        "The sluice on the Maude has not been rebuilt for more than 20 years.",
    ),
    (
        "The gardener is paid 26,000 pounds a year by the parish of Elm.",
        "Elm parish pays the gardener an annual £26,000.",
    ),
    (
        "The train to Varde runs at 160 km per hour.",
        "The Varde train runs at 100mph.",
    ),
    (
        "A barge with 22 people, among them six children, ran aground at Tern Sluice.",
        "Twenty-two people, six of them children, were on the barge that ran aground at Tern Sluice.",
    ),
    (
        "The toll for the Kirn bridge rose by 4% to 5.20 euros.",
        "It now costs €5.20 to cross the Kirn bridge, a rise of 4 per cent.",
    ),
    (
        "Goalkeeper Tom Rask, who turned 30 in May, signed a new contract at Holbeck.",
        "Tom Rask, the 30-year-old goalkeeper, has signed a new contract at Holbeck.",
    ),
    (
        "The ship sailed from Corfe to Marlow in nine hours.",
        "It took the ship nine hours to reach Marlow from Corfe.",
    ),
    (
        "Salford beat Norden 2-0 in the handball league on Friday night.",
        "Norden were beaten 2-0 by Salford in the handball league on Friday evening.",
    ),
    (
        "Robert Kerr of the Land Registry found the deed of Farley Castle.",
        "The deed of Farley Castle was found by Rob Kerr, of the Land Registry.",
    ),
    (
        "The Lorne Ministry of Finance raised the duty on peat.",
        "Lorne's Finance Ministry has put up the duty on peat.",
    ),
    (
        "The yield on Sarn bonds fell a tenth of a percentage point.",
        "Sarn bonds' yield was down 0.1 percentage points.",
    ),
    (
        "The northern lighthouse on Egil island went dark, and the southern one was hit by a trawler.",
        "On Egil island the southern lighthouse was struck by a trawler and the northern one went dark.",
    ),
    (
        "Joan Alder, marketing director of Pell Yarns, leaves in June to become its managing director.",
        "Joan Alder, Pell Yarns' marketing director, will be its managing director from June.",
    ),
    (
        "The choir sang for 90 minutes in front of 1,400 guests in Odell.",
        "In Odell 1,400 guests heard the choir sing for an hour and a half.",
    ),
    (
        "The baby, 18 months old, was found asleep in the Marden bus station.",
        "The 18-month-old baby was found asleep at Marden's bus station.",
    ),
    (
        "The strike in the Bexter mills began on May 2 and ended on May 19.",
        "The Bexter mills' strike, which ended on 19 May, had begun on 2 May.",
    ),
]
