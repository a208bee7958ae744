"""The words with which French makes a sentence, whatever it is about: "je ne m'y vois plus", "ça m'irait bien".

They name no work and no place, and are read only where they are part of a name of work ("service après-vente"). Forms
that are a word of work too are left out: "pose", "garde", "car", "suivi".
"""

_PRONOUNS_AND_LINKS = """
afin ailleurs ainsi alors apres auquel aussi aussitot autant autour avant beaucoup bientot bref ceci cela celle celles
celui cependant certain certaine certaines certains ceux chacun chacune comme comment contre davantage deja demain
depuis dernier derniere derniers derriere desormais dessous dessus devant donc dont duquel durant encore enfin ensuite
entre envers environ eux hier hormis hors ici jamais jusque juste laquelle lequel lesquelles lesquels lorsque lui
maintenant malgre meilleur meilleure mien mienne mieux moins ne neanmoins ni non nul nulle ok oui outre parce parfois
parmi partout pendant peu pire plusieurs plutot pourquoi pourtant pourvu presque prochain prochaine puis puisque qu
quand quant quel quelle quelqu quelles quels quiconque quoi quoique rien sans sauf selon sien sienne sinon sitot sous
souvent suite surtout svp ta tandis tant tantot tard te tel telle tellement tels tes toi ton tot toujours tres trop tu
vers via voici voila volontiers vous
"""
_ADVERBS = """
absolument actuellement apparemment certainement clairement completement doucement egalement enormement evidemment
exactement extremement facilement finalement forcement franchement generalement gentiment habituellement heureusement
immediatement justement legerement lentement longtemps malheureusement moyennement normalement parfaitement
principalement probablement rapidement rarement recemment reellement regulierement serieusement seulement simplement
suffisamment surement tellement totalement tranquillement uniquement vite vraiment
"""
_VERBS = """
ait aie aient aies aura aurai aurais aurait auraient aurez aurons auront avaient avais avait avez avons ayant ayez eu
eue etaient etais etait etant etes etions fus fut furent sera serai serais serait seraient serez serons seront soient
sois soit sommes sont soyez aille allais allait allaient allant allee allons allez irai iraient irais irait iras vais va
vas vont faisaient faisais faisait faisant faisons fera ferai ferais ferait feront fasse font dira dirai dirais dirait
dire dirent dis disais disait disant dise disent disons dit dite dites peuvent peux peut pourra pourrai pourraient
pourrais pourrait pouvais pouvait pouvez pouvoir pouvons pu puisse puissent devais devait devez devoir devons devra
devrai devrais devrait dois doit doivent fallait falloir fallu faudra faudrait faut veuille veulent veut veux voudra
voudrais voudrait voulais voulait voulez vouloir voulons voulu sache saches sachant saurai saurais saurait savais savait
savent savez savoir savons su venaient venais venait venez venir venons venu venue viendra viendrai viendrais vienne
viennent viens vient voyais voyait voyez voyons voient verrai verrais verra verrait vis vois voit vu crois croire
croient croit croyais croyait pense pensent penser pensais pensait connais connaissais connaissait connaissent
connaissez connait connaitre connu connue comprenais comprend comprendre comprends compris comprise donnait donne donner
donnez donnent pris prenait prend prendrai prendrais prendre prends prenne prennent met mets mettent mettre mis laissait
laisse laissent laisser restait reste restee restent rester resterai quitte quittee quitter retourne retournee retourner
revenir revenu reviendrai reviens revient rentrais rentre rentree rentrer retrouve retrouver sors sort sorti sortir pars
parti partir passais passait passe passee passer arrive arriver arrivent arrete arretee arreter continue continuer
commence commencer commencerai fini finit finir termine terminer attend attendre attends attendant gagne gagner paye
payee payer payes minimum maximum perd perdre perds perdu merite meriter suffit suffirait sens sent sentir senti tiens
tient tenir tenu supporte supportais supporter arrange arrangerait convenir conviendrait convient dependra depend
depends gene generait derange adorais adorait adore adorerais adorer aimais aimait aime aimer aimerai aimerait apprecie
detestais deteste detester prefere prefererais preferais preferer plairait plais plait plaisait interesse interesserait
envisage envisager espere esperer essaie essaye essayer essayerais tente tenter tenterais hesite hesiter demande
demander explique expliquer montrer parle parlent parler raconter repondre repete repeter oublie oublier montre apporte
apporter amene amener emmene emmener accepte accepter refuse refuser evite eviter empeche occupe occupee occuper bouge
bouger debrouille debrouiller lache lacher forcer oblige obligee existe exister ressemble ressembler semble devenir
deviens devient devenu devenue suivre suis manque manquer tombe tombee bousille bousillent foutu foutue fichu fichue
soupe reflechir reflechis decide decider imagine imaginer regrette rever reve
"""
_SAID_IN_PASSING = """
artisan artisane bah bof bonjour bonsoir cause ceci chais choses cote demarches desole desolee diplome diplomes eh envie
fait fois franchise gens hein idee impossible jsp ma madame mademoiselle mai maman maniere mari mars merci mes mesdames
monde monsieur papa parait pardon peine personne mlle mme mr personnes possible probleme problemes propos question
raison raisons rapport ras reference rigueur salut sorte souci soucis tort tout vrai vraie
"""

_WHAT_PEOPLE_ARE_LIKE = """
douce doux gentil gentille gentilles gentils organise organisee organisees organises poli polie polies polis rapide
rapides serieuse serieuses serieux soigneuse soigneuses soigneux volontaire volontaires
"""

SENTENCE_WORDS = frozenset(
    word
    for listed in (_PRONOUNS_AND_LINKS, _ADVERBS, _VERBS, _SAID_IN_PASSING, _WHAT_PEOPLE_ARE_LIKE)
    for word in listed.split()
)
"""All of them, folded."""
