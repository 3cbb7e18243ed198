"""Letters, diaries, recipes, notices, weather reports, directions, lists and rules."""

#: templates of letters
LETTERS = """
@entry thanks
@beat
Dear {b},{nl}
@beat
Thank you for the {adj} {color} {thing} that you gave me on {day}.
How kind of you to give me a {thing}! It is {color}, and you know that I love {color}.
I must thank you for the {thing}. Nobody has ever given me anything so fine.
@beat
I use it every day, and everyone asks me where it is from.
It now lies on my table, and I think of you when I see it.
When {c} saw it, {c:he} wanted one too.
@maybe 60
My {pet} likes it as well and has tried to eat it {n} times.
It has been a cold {season}, but your present has made me warm.
How is your {pet}? Does it still steal your {fruit}?
@beat
Please come and see me soon. I will make {dish}.
I will visit you in {month} and bring you something in return.
Will you come to my party next month? {c} will be there too.
@beat
{nl}[Your friend|With love|Yours|Many greetings],{nl}{a}

@entry news
@beat
Dear {b},{nl}
My dear {b},{nl}
Hello {b},{nl}
@beat
I am writing to you from the {far}, where I have been for {n} weeks.
How are you? I am well, and so is the {pet}.
It is raining, and so I have time to write to you at last.
@beat
Last {day} I met {c} {at_there}. {c:He} told me that {c:he} wants to be a {job}.
Guess what happened on {day}! I lost my {thing}, and {c} found it {spot}, {at_there}.
{c} gave me a {color} {thing} because I had helped {c:him} to build {build}.
My {a:brother} and I have built {build}. Now we can {purpose}!
@maybe 60
In the morning I work, and in the evening I {play} the {music}.
The people here eat {fruit} with everything, even with {food}.
There are {many} of us in the house, and only one bath.
@beat
When will you come? There is a bed for you, and we could go to the {there} together.
Please write back soon and tell me everything.
I miss you, and I will be home before the end of {month}.
@beat
{nl}[Your friend|With love|Yours|Many greetings|Warm wishes],{nl}{a}

@entry sorry
@beat
Dear {b},{nl}
@beat
I am sorry that I was so angry on {day}.
Please forgive me. It was I who broke your {frail}.
I have done something wrong: I read your letter.
I am sorry that I forgot your birthday.
@beat
I was tired, and I did not think.
I wanted to tell you at once, but I was afraid.
I know that this is not what a friend does.
@beat
I will bring you {dish} and a new {frail} tomorrow.
Can we talk {at_here} at {hour} o'clock?
If you come to the {here} tomorrow, I will be there.
@beat
{nl}Your {sad} friend,{nl}{a}
{nl}I hope we are still friends.{nl}{a}

@entry diary
@beat
{day}, {month} {date}{nl}
Dear diary,{nl}
{day} evening{nl}
@beat
Today I got up at {hour} o'clock and went to the {here}.
I have had a [long|strange|good|terrible] day.
It was {season} at last, and I could not stay inside.
@beat
{b} was there too. {b:He} gave me {n} {fruit}, and we talked about {c}.
On the way I met {b}, who was looking for {b:his} {thing}. I helped {b:him}, and we found it
  {spot}, {at_there}.
I wanted to draw the {pet}, but it would not sit still.
I saw a {beast} near the {far}. It looked at me, and then it ran away.
@beat
After lunch it rained, so I stayed at home and read a book about a {job}.
In the afternoon {c} came, and we made {dish}. It was too [hot|sweet|salty], but we ate it all.
I tried to {play} the {music}, but {c} asked me to stop.
@beat
Tomorrow I will get up earlier. Good night.
I am {glad} tonight, and I do not even know why.
I hope that tomorrow will be like today.
Now I am tired. The moon is {color2}, or maybe it is only my lamp.

@entry recipe
@beat
How to make {dish}{nl}
{b}'s recipe for {dish}{nl}
@beat
You need:{nl}- {p1}{nl}- {p2}{nl}- {p3}{nl}
Take some {p1}, some {p2}, and some {p3}.{nl}
@beat
First wash your hands. Then put the {p1} into a [big|deep|clean] bowl.
1. Put the {p1} into a pot.{nl}2. Add the {p2} slowly.{nl}3. Mix them well.{nl}
Begin with the {p1}. When it is all in the pot, add the {p2}.
@beat
Add the {p3} last, and [stir|mix] everything well with a wooden spoon.
Now add the {p3} and [mix|stir] it {many} times.
@beat
Leave it [in the oven|on the stove|on a low fire] for {many} minutes, but do not let it burn.
Taste it. If it is too thin, wait a little longer.
@beat
This is enough for {n} people, or for one hungry {job}.
Eat it while it is warm. It is also good on the next day.
Serve it with {food}, and give the first plate to a guest.

@entry notice
@modes lost found sale
@beat lost
LOST: one {color} {thing}{nl}
Have you seen my {color} {thing}?{nl}
@beat lost
I lost it on {day}, somewhere near the {here}.
It disappeared {at_here}, at about {hour} o'clock.
@beat lost
It is {adj}, and I have had it for {m} years.
It is not worth much, but it was a gift from my {a:grandfather}.
@beat lost
If you find it, please bring it to {a}, {at_there}. You will get {n} {fruit}.
Please tell {a} if you see it. I will give you {many} coins.
@beat found
FOUND: a {beast}{nl}
Whose {beast} is this?{nl}
@beat found
It came to my door on {day} and did not want to leave.
I found it {at_wild}, wet and hungry.
@beat found
It likes {eats} and is afraid of {pets}.
It is small, and it is tired of waiting.
@beat found
If it is yours, come to {a}'s house near the {far}.
Ask for {a}, {at_here}, any day but {day}.
@beat sale
FOR SALE{nl}
@beat sale
One {thing}, {color}, almost new: {m} coins.{nl}One {thing2}, old but good: {n} coins.{nl}
I am selling my {thing} and my {thing2}, because I am going far away.
@beat sale
Come to the {here} on {day} and ask for {a}.
I would also take {many} {fruit} for both.{nl}{a}, near the {far}

@entry weather
@beat
The weather for {day}:{nl}
Good morning! Here is the weather.{nl}
@modes rain sun snow
@beat rain
In the morning there will be rain, and the wind will blow from the [north|west|east|south].
It will rain all day near the {far}, and there may be thunder in the evening.
@beat rain
Take an umbrella with you, and do not forget your boots.
The roads will be wet, so please drive slowly.
@beat sun
The sun will shine from morning until evening, and there will not be a cloud in the sky.
After a cool night it will be sunny and warm, with a light wind from the [north|west|east|south].
@beat sun
It is a good day to go to the {wild}.
Wear a hat, and drink enough water.
@beat snow
It will be very cold, and {n} inches of snow will fall near the {far}.
Snow will fall all night, and in the morning the whole town will be white.
@beat snow
Put on your warm coat and two pairs of socks.
If you have a sled, this is your day.
@maybe 70
It will be {many} degrees at noon, and {n} degrees warmer {at_there}.
On {day} night there will be fog {at_far} until {hour} o'clock.
The wind {at_wild} will be [weak|strong|cold], and {many} miles an hour.
@beat
On the next day [nothing will change|it will be a little warmer|it will be better].
So much for the weather. Have a good day!
Tomorrow {b} will tell you more.

@entry way
@beat
How do I get to the {wild}?{nl}
You asked me the way to the {wild}. Here it is.{nl}
@beat
Start at the {far} and walk straight ahead until you see a {color} house.
From the {far}, go down the street and count {n} doors.
@beat
Turn [left|right] there, and go on for about {many} minutes.
Then turn [left|right] at the old tree, and cross the street.
@maybe 50
If you see a {pet}, do not be afraid. It is {c}'s, and it is friendly.
If you come to an old mill, you have gone too far.
@beat
You will see the {wild} on your [left|right].
The {wild} is at the end of the road, behind a {color2} wall.
@beat
It is not far: {many} minutes on foot.
Ask {b} if you get lost. Everyone knows {b}.

@entry invitation
@beat
Dear {b},{nl}
To all my friends!{nl}
@beat
You are invited to [my birthday party|a little feast|dinner|an evening of music] on {month} {date}.
On {day} at {hour} o'clock we will have a party, and you must come!
@beat
We will eat {dish}, and {c} will {play} the {music}.
There will be games, songs, and {many} plates of {fruit}.
@beat
Please bring a {thing} and a good story.
You do not need to bring anything but a smile.
@beat
Come at {hour} o'clock to my house near the {far}.
Tell me before {day} if you can come.
@beat
{nl}{a}

@entry list
@beat
Things to do on {day}:{nl}
What I must not forget:{nl}
@beat
- buy {n} {fruit}{nl}- give {b} the {color} {thing}{nl}
- write a letter to {b}{nl}- find my {thing}{nl}
- clean the {thing}{nl}- take {dish} to {b}{nl}
@beat
- ask {c} about the {thing2}{nl}- feed the {pet}{nl}
- go to the {there} at {hour} o'clock{nl}- repair the {frail}{nl}
@beat
- sleep until {hour} o'clock
- tell {a} about the {beast}
- thank {c} for the {fruit2}
- laugh at least once

@entry rules
@beat
Rules of our [house|club|school]{nl}
@beat
1. No {thing2} on the table!{nl}
1. Say good morning, even on {day}.{nl}
1. Nobody may laugh when someone makes a mistake.{nl}
@beat
2. Nobody goes to the {there} after {hour} o'clock.{nl}
2. If you take a {thing}, bring it back.{nl}
2. If you find a {thing}, ask whose it is.{nl}
@beat
3. Close the door, because the {pet} likes to run away.{nl}
3. When you are angry, count to {many}.{nl}
@beat
4. Who cooks does not wash the dishes.
4. Be {glad}, or at least be quiet.
4. Everybody gets {n} {fruit2}, and nobody gets {m}.
4. Always tell the truth, but tell it kindly.
4. The last {fruit} belong to {b}.

@entry postcard
@beat
Dear {b}, greetings from the {far}!
Hello {b}! I am {at_wild}, and you are not.
@beat
It is {season} here, the food is good, and my bed is too short.
We have seen {many} birds and one {beast}.
@beat
{c} fell into the water, but {c:he} only laughed.
I bought you a {thing}. It is {color}, and it is a secret.
{c} has learned to {play} the {music}, and now nobody can sleep.
@beat
See you on {day}! {a}
I will be home in {n} days. Your {a}
"""
