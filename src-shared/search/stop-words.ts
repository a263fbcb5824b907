/** Words that say nothing of what is looked for, folded: Finnish, Swedish and English, question words included. */
export const stopWords: ReadonlySet<string> = new Set(
  `ja tai eli seka etta jos kun kuin niin myos vain viela jo nyt on ei en et emme ette eivat ole olen olet olemme ovat oli ollut
  olla mina minun minulla minulle minua sina sinun han hanen me meidan he heidan se sen sita siita siina ne niita tama taman
  tata tassa nama mika mita minka mihin missa mista miten kuinka miksi milloin kuka kenen kenelle kuka voi voin voiko voisin
  saa saan saako saada haluan haluaa haluaisin tarvitsen tarvitsee tarvitaan pitaa pitaako taytyy tulee onko jota joka jotka
  jonka joita itse oma oman oma omaa kanssa kautta varten takia ennen jalkeen ilman joku jokin jotain mitaan kaikki
  apua auttaa loytyy loydan olisi olisin voisi voisiko voidaan pitaisi haluaisi tahdon tahtoisin tarvitsisin tarvitsemme etsin
  enaa ihan hyvin kovin kunnolla aina taas eilen tanaan huomenna missaan mistaan jonkun jollekin meille teille heille sinulle
  och eller att som om en ett den det de jag du vi ni han hon ar var har kan ska vill behover hur vad var vem nar inte med
  till fran av pa for i min mitt mina mig dig sig oss dem finns maste far ha har hade vilken vilket sa mycket nagon nagot
  the a an of to in on for and or is are how what where who when do does i my me need`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
