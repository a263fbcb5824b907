/**
 * Words that compounds of this field are often made of, so that they are told apart even where no document has the word
 * alone. Finnish and Swedish.
 */
export const commonParts: readonly string[] =
  `hoito hoitaja huolto palvelu palvelut ohjaus ohjaaja neuvonta neuvoja neuvola valmennus valmentaja kuntoutus terapia terapeutti
  toiminta työ työntekijä ryhmä kerho talo koti asuminen asunto hoiva tuki raha avustus apu lääkäri psykologi
  psykiatria vastaanotto poliklinikka päivystys keskus asema yksikkö osasto paikka aika puhelin linja verkko netti etä koulu
  opiskelu päivä ilta yö viikko lapsi nuori nuoriso vanhus iäkäs perhe pari suhde äiti
  äitiys isä vauva omainen läheinen vertainen mieli terveys sairaus sairas vamma
  vammainen kehitys kuulo näkö puhe kieli muisti suu hammas silmä sydän keuhko syöpä rinta jalka selkä veri lääke
  päihde huume alkoholi tupakka peli kriisi suru väkivalta turva velka talous toimeentulo elatus maksu luotto työllisyys työttömyys
  liikunta jumppa voimistelu vesi uinti kävely ulkoilu luonto taide kulttuuri kirjasto ruoka ateria ravitsemus paino uni elin tapa
  seksuaali ehkäisy raskaus synnytys imetys rokotus tutkimus koe testi näyte seulonta kuvaus leikkaus kuljetus matka taksi
  siivous kauppa asiointi väline laite tarvike laina lainaamo hakemus ilmoitus päätös suunnitelma sopimus oikeus valvonta
  valvoja rikos uhri vapaa ehtoinen harrastus kurssi opisto maahan muutto kotoutuminen tulkki tulkkaus henkilö kohtainen
  kortti lähete kirjaus kirjaaminen kertomus arvio arviointi tarve suostumus tieto tiedot lupa lakisääteinen sijais
  vanhempi vanhemmat sovittelu esi opetus varhais kasvatus iltapäivä lähi kaveri ystävä kahvila mummi vaari kipu haava digi
  vård vårdare tjänst tjänster service stöd hjälp hem boende bostad rådgivning rådgivare mottagning poliklinik skötare sjukskötare
  läkare tand minne barn ungdom äldre familj familje förälder föräldrar närstående skola skol hälsa hälsovård
  sjukvård social arbete arbetare missbruk rök spel kris sorg våld skydd skuld ekonomi bidrag utkomst
  grupp verksamhet dag central enhet telefon linje färd måltid städ hörsel hörapparat syn tolk tolkning tecken språk
  rehabilitering terapi terapeut simhall hall hjälpmedel intresse bevakning rätt integration anmälan ansökan plan handling
  handledning handledare kurs klubb vän klient patient dokumentation`
    .split(/\s+/)
    .filter((word) => word !== '');
