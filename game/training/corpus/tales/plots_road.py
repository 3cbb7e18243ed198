"""Plots out of doors: journeys, rescues, storms, races, visits, fog, a planted seed."""

#: templates of plots
PLOTS = """
@entry journey
@modes bridge boat hill
@use intro 60
@beat
{a} wanted to visit {b}, who lived far away, near the {far}.
One {day} {a} left home to see {b}. The way was long: {m} days on foot.
"Come and see me before the end of {month}," {b} had written, and so {a} went.
{a} had not seen {b} for {m} years, so {a:he} packed a bag and set out.
@beat
{a:He} took with {a:him} a {thing}, some bread, and {n} {fruit}.
In {a:own} bag were {dish} and a {thing} for {b}.
{a:He} carried only a {adj} {thing}, which {a:he} wanted to give to {b}.
@use byway 60
@beat bridge
On the second day {a:he} came to a wide river, but the bridge was broken.
Then there was a river in the way, and the water had carried the bridge away.
@beat bridge
An old {b:man} with a {pet} showed {a:him} where the water was low, and so {a:he} crossed.
{a} waited until a farmer came with a cart, and the farmer took {a:him} across.
{a} found a fallen tree, walked over it slowly, and did not look down.
@beat boat
At the harbor {a:he} asked a sailor, "Will you take me to the other side?" "For {n} coins," said
  the sailor.
When {a:he} came to the sea, there was only one small boat, and it belonged to {c}.
@beat boat
The waves were high, and {a} held on with both hands, but they arrived [safely|before dark].
The trip took {n} hours. {a} saw {many} birds and one whale.
The wind was good, and before evening {a:he} stood on dry land again.
@beat hill
Then came a hill so high that its top was in the clouds.
On the third day it grew cold, and the road went up and up.
@beat hill
{a} was tired, but {a:he} counted {a:his} steps and did not stop.
"One more step," {a:he} said to {a:himself}, "and one more." In this way {a:he} reached the top.
A shepherd gave {a:him} warm milk, and after that {a:he} could go on.
@beat
At last {a} saw a {color} door, and in front of it stood {b}.
When {a} knocked at {b}'s door, {b} could hardly believe {b:his} eyes.
{b} had been waiting at the window and ran out to meet {a}.
@beat
{a} gave {b} the {thing}. "You came all this way to give me this?" asked {b}. "No," said {a}, "I
  came to see you."
"I have something for you," said {a}, and {a:he} gave the {thing} to {b}.
They sat down by the fire, and {a} gave {b} the {thing}.
@beat
{a} stayed for {many} days, and then {a:he} went home the same way.
They talked all night, because so much had happened in the years between.
"Next year," said {b}, "I will come to you."
@fact Who went to see {b}?|{a} went to see {b}.
@fact Who has the {thing} now?|{b} has the {thing}.
@fact What did {a} give {b}?|{a} gave {b} the {thing}.

@entry animal
@modes hurt stuck
@use opening 45
@use intro 40
@beat hurt
One morning {a} found a {beast} {at_wild}. It had hurt its leg and could not walk.
As {a} was walking {at_wild}, {a:he} saw a {beast} lying on the ground. Its leg was hurt.
Something {cried} {nook}, {at_wild}. {a} looked and saw a {beast} with a hurt leg.
@beat stuck
One {day} {a} heard something {at_wild}. It was a {beast} that was stuck between two boards.
Near the {wild}, a {beast} had fallen into a deep hole. It {cried} and {cried}, until {a} heard it.
A {beast} had caught its foot in a net, and {a} was the first to see it.
@maybe 50
"Poor little thing," said {a}. "Do not be afraid. I will help you."
The {beast} {cried} softly and looked at {a} with big eyes.
At first the {beast} was afraid of {a}, so {a:he} sat down and waited.
@beat hurt
{a} carried it home, washed the leg, and gave the {beast} {eats} to eat.
With great care {a} took the {beast} in {a:his} arms and brought it to {b}, who knew a lot about
  animals.
{a:He} tied a {color} cloth around the leg and gave the {beast} some water.
@beat stuck
{a} tried to pull it out, but {a:he} was not strong enough, so {a:he} called {b}. Together they
  did it.
{a} ran to {b} and came back with a rope, and soon the {beast} was free.
Slowly and carefully, {a} and {b} worked for an hour, and then the {beast} was free.
@maybe 55
"Will it live?" asked {c}. "I think so," said {a}.
"It must be hungry," said {c}, and {c:he} gave it some {eats}.
{c} wanted to keep the {beast}. "It is not ours," said {a}. "It must be free."
@beat hurt
After {many} days the leg was well, and the {beast} could walk again.
Day after day {a} took care of it, and in {n} weeks it was strong again.
Little by little the {beast} grew strong, because {a} never forgot to feed it.
@beat stuck
The {beast} shook itself, {cried} once, and drank some water.
It ate all the {eats} that they gave it, and then it slept.
@beat
On {day} the {beast} went away, but it often comes back to visit {a}.
The {beast} could have gone, but it stayed with {a}, and {a} named it {petname}.
Then it went away. But the next morning it was sitting at {a}'s door!
From then on, wherever {a} went, the {beast} went too.
@use evening 30
@fact Who found the {beast}?|{a} found the {beast}.
@fact Who helped the {beast}?|{a} helped the {beast}.
@fact What animal was in trouble?|The {beast} was in trouble.
@fact (hurt) What was hurt?|The leg of the {beast} was hurt.

@entry storm
@modes home boat
@beat home
Black clouds came up over the {far}, and the wind began to blow.
In the afternoon the sky turned dark, and {a} heard thunder behind the hills.
"A storm is coming," said {a}, and {a:he} looked at the sky.
@beat boat
{a} was out on the water in a small boat when the sky turned black.
On {day} {a} had gone fishing, and {a:he} was far from land when the storm began.
@beat home
{a} closed the windows and brought the {pet} inside, and then the rain began.
{a} had just come home when the rain came down like a river.
Quickly {a} shut the door, lit a lamp, and put {n} buckets under the roof.
@beat boat
The waves rose higher and higher, and {a} lost one of {a:his} oars.
Water came into the boat, and {a} threw it out again with a cup.
@maybe 50
The thunder was so loud that the cups shook on their shelves for miles around.
It rained for {n} hours without a stop.
The wind was stronger than any wind that {a} had ever heard.
@beat home
Suddenly there was a knock. It was {b}, who was wet from head to foot. "A tree has fallen on my
  house," said {b}.
Through the rain {a} heard a voice: it was {b}, calling for help. The wind had taken {b:his} roof.
@beat boat
{b} saw the boat from the beach. "Hold on!" {b:he} shouted, and {b:he} threw {a} a rope.
But {b} lit a big fire on the beach, and {a} saw the light through the rain.
@beat home
"Come in, come in!" said {a}, and {a:he} gave {b} a dry coat and hot soup.
{a} gave {b} a blanket and {dish}, and soon {b} was warm again.
{a} let {b} in and gave {b:him} the best chair by the fire.
@beat boat
With all {a:own} strength {a} came to the beach, and {b} pulled the boat out of the water.
So {a} knew where the land was, and at last {a:he} felt sand under {a:his} feet.
@beat home
In the morning the sky was blue again, and all the neighbors helped to repair {b}'s house.
When the storm was over, they went out together and began to repair the damage.
@beat boat
"You saved my life," said {a}. "You would have done the same," said {b}.
{a} shook with cold, but {a:he} was alive, and {a:he} thanked {b}.
@maybe 50
Never again did {a} laugh at dark clouds.
People still speak of that storm, and they always speak of {b} too.
A bright line lay over the hills: it was the first light of the sun.
@fact (home) Who needed help?|{b} needed help.
@fact (boat) Who was in the boat?|{a} was in the boat.
@fact (boat) Who helped {a}?|{b} helped {a}.
@fact (home) Who helped {b}?|{a} helped {b}.

@entry race
@modes won lost stop
@use opening 50
@beat
Every {season} there is a race from the {far} to the {wild}. This time {a} and {b} wanted to win it.
"I am faster than you," said {b}. "Then let us race to the {wild}," said {a}.
{many} runners stood ready to run to the {wild}, and among them were {a} and {b}.
@maybe 60
The winner would get {dish} and a {color} {thing}.
{c} held up a {color} flag. "One, two, three, go!" shouted {c}.
{a} had [trained|practiced] for {n} months, every morning before breakfast.
@beat
{b} ran fast, and soon {b:he} was far ahead of {a}.
At first {a} was ahead, but then {b} passed {a:him} on the bridge.
Side by side they ran, past the mill, past the church, and over the hill.
@beat won
But {b} had started too fast. {b:He} grew tired, and {a} passed {b:him} near the end.
Then {b} stopped to laugh at a {pet}, and {a} did not stop at all.
@beat won
So it was {a} who came to the {wild} first. {b} came in second.
{a} won the race, and {b} was [only a step|{n} steps] behind {a:him}.
@beat won
"Well done!" said {b}, and {b:he} gave {a} {b:own} hand.
"Next year I will win," said {b}. "We will see," said {a}, and both of them laughed.
@beat lost
{a} ran as fast as {a:he} could, but {b} was faster, and {b} won.
{b} came to the {wild} first. {a} had lost by {n} steps.
@beat lost
{a} was {sad}, but {a:he} smiled at {b} and said, "You were better today."
"I lost," said {a}, "but I have never run so fast before."
@beat lost
"Run with me tomorrow," said {b}, "and I will show you how I do it." So they ran together every day.
After that they trained together, and in the end nobody could say who was faster.
@beat stop
Suddenly {b} fell and hurt {b:his} foot. {a} could have won, but {a:he} stopped to help {b}.
Near the end {b} fell over a stone. {a} turned around at once and ran back to {b:him}.
@beat stop
Arm in arm they walked to the {wild}, and they came in last.
{a} helped {b} up, and they finished the race together, long after the others.
@beat stop
But everyone clapped louder for {a} than for the winner.
The prize went to someone else, but {b} gave {a} {b:own} own {thing2}, and {a} liked that better.
@fact (won) Who won the race?|{a} won the race.
@fact (lost) Who won the race?|{b} won the race.
@fact (lost) Who lost the race?|{a} lost the race.
@fact (stop) Who fell?|{b} fell.
@fact (stop) Who helped {b}?|{a} helped {b}.
@fact Where did the race end?|The race ended at the {wild}.

@entry sick
@use opening 40
@beat
{b} was sick and had to stay in bed, so {a} went to see {b:him}.
For {n} days nobody had seen {b}. "{b:Always} is sick," {c} told {a}.
On {day} {a} heard that {b} had a fever. "Then I must visit {b:him}," {a:he} said.
@maybe 60
{a} made {dish} and put it into a basket.
In the garden {a} picked {many} {color} flowers.
On the way {a} stopped at the market to buy some {fruit}.
@beat
{b} lay in bed and looked [pale|tired|small]. "How are you?" asked {a}. "[Not so well|My head
  hurts|I am cold]," said {b}.
When {a} came in, {b} was asleep. {a} sat down by the bed and waited until {b:he} woke up.
"I am so glad that you came," said {b} in a weak voice, when {a} stood at the door.
@beat
{a} gave {b} a {adj} {thing} and told {b:him} all the news.
{a} had brought a {thing}, and {a:he} gave it to {b}.
So that {b} would not be bored, {a} gave {b:him} a {color2} {thing}.
@beat
Then {a} read {b} a story about a {pet} that could speak, and {b} laughed for the first time in
  days.
{a} told a joke about {n} cooks and one egg, and {b} laughed so much that {b:he} forgot {b:his}
  pain.
They played a game with {m} buttons. {b} won, and that made {b:him} happy.
@maybe 50
"Drink this," said {a}, and {a:he} gave {b} hot milk with honey.
The doctor came and said, "Sleep, drink, and laugh. That is all you need."
@beat
The next day {b} felt much better, and by {day} {b:he} was well again.
A week later {b} was well again and ran to {a}'s house to say thank you.
"You are better than any doctor," said {b}. And soon {b:he} could get up again.
@maybe 40
Then {a} became sick, and guess who came to visit? {b}, with the {thing} and {dish}!
The {thing} still lies beside {b}'s bed.
@fact Who was sick?|{b} was sick.
@fact Who visited {b}?|{a} visited {b}.
@fact What did {a} give {b}?|{a} gave {b} the {thing}.
@fact Who has the {thing}?|{b} has the {thing}.
@fact Who laughed?|{b} laughed.

@entry fog
@modes bell light
@use intro 50
@beat
One {season} evening {a} was walking home from the {far} when a thick fog came.
{a} had stayed too long {at_far}. When {a:he} wanted to go home, there was fog everywhere.
@beat
{a:He} could not see {a:his} own hand, and soon {a:he} did not know where {a:he} was.
Left or right? {a} chose left, but it was the wrong way.
After an hour {a:he} came back to the same tree. {a:He} had walked in a circle!
@maybe 50
"Is anybody there?" {a:he} called, but there was no answer.
{a} thought of {a:his} warm bed and of {dish} on the table.
@beat bell
Meanwhile {b} was waiting at home. When it grew late, {b:he} went out and rang the bell of the
  church.
But {b} had seen the fog and was worried. So {b:he} took a bell, stood at the door, and rang it.
@beat bell
{a} heard the bell, far away. {a:He} walked toward the sound, step by step.
"A bell!" thought {a}. "There must be a house." And {a:he} followed the sound.
@beat light
Meanwhile {b} was waiting at home. When it grew late, {b:he} put {n} lamps in the window.
{b} knew that {a} was out in the fog, so {b:he} made a big fire on the hill.
@beat light
Through the fog {a} saw something yellow. It was a light, and {a:he} walked toward it.
"A light!" cried {a}, and {a:he} ran until {a:he} could see it clearly.
@beat
And so {a} came home, cold and tired but {glad}.
At the door stood {b}. "I thought I would never see you again!" said {a}.
Soon {a} was sitting by the fire, and {b} gave {a:him} hot soup.
@use evening 40
@fact Who was lost in the fog?|{a} was lost in the fog.
@fact (bell) Who rang the bell?|{b} rang the bell.
@fact (bell) What did {a} hear?|{a} heard the bell.
@fact (light) What did {a} see?|{a} saw a light.
@fact Where had {a} been?|{a} had been {at_far}.

@entry seed
@modes tree flower
@use intro 50
@beat
In {month} {b} gave {a} a seed. "Put it into the ground and wait," {b:he} said.
{a} found a small {color2} seed {at_there}. "What will it become?" {a:he} asked {b}. "Wait and
  see," said {b}.
Old {b} had only one seed left, and {b:he} gave it to {a}.
@beat
{a} planted it behind the house and gave it water every day.
So {a} dug a hole, laid the seed in it, and covered it with earth.
@maybe 60
For {n} weeks nothing happened. "It is dead," said {c}. "It is only asleep," said {a}.
Once a {pet} tried to dig it up, but {a} saw it in time.
When it did not rain, {a} carried water from the river.
@beat tree
Then a green point came out of the ground. Years went by, and the point became a tree.
One morning there was a tiny tree. It grew taller than {a}, and then taller than the house.
@beat flower
Then, after a warm night, there stood a {color} flower.
First came two leaves, then four, and then a {color} flower as big as a plate.
@beat tree
Now {a} sits under the tree in summer and eats its {treefruit}.
Children climb in it today, and birds live in it, and {a} gives everyone some of its {treefruit}.
@beat flower
{a} cut it with care and gave the flower to {b}. "It is yours as much as mine," {a:he} said.
People came from far away to see it, but {a} gave the flower to {b}.
@maybe 50
"Good things need time," said {b}.
@fact Who planted the seed?|{a} planted the seed.
@fact What did {a} plant?|{a} planted a seed.
@fact (flower) What color was the flower?|The flower was {color}.
@fact (flower) Who has the flower now?|{b} has the flower.
@fact (tree) What did the seed become?|The seed became a tree.
"""
